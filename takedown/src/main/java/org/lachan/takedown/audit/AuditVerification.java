package org.lachan.takedown.audit;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param head hash of the last row read
 * @param firstBadSeq number of the first row that does not fit; null when all do
 * @param what what is wrong with it, one sentence; null when nothing is
 */
public record AuditVerification(
        long rows,
        String head,
        boolean ok,
        @Nullable Long firstBadSeq,
        @Nullable String what) {

    static AuditVerification good(long rows, String head) {
        return new AuditVerification(rows, head, true, null, null);
    }

    static AuditVerification bad(long rows, String head, long seq, String what) {
        return new AuditVerification(rows, head, false, seq, what);
    }
}
