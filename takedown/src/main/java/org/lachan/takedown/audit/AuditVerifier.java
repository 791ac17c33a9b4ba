package org.lachan.takedown.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/**
 * Walks the chain from its first row. Finds rows that were changed, removed or moved; a tail that was cut off, or
 * rewritten with new hashes throughout, can only be found by somebody who is told the expected head.
 */
public final class AuditVerifier {
    private static final int PAGE = 1000;

    private final Database database;

    public AuditVerifier(Database database) {
        this.database = database;
    }

    /** For tools: no Spring, changes nothing. */
    public static AuditVerifier at(String jdbcUrl, String user, String password) {
        return new AuditVerifier(Database.at(jdbcUrl, user, password));
    }

    /** @param expectHead hash that the chain must end with, or at least still contain; null to check the links only */
    public AuditVerification verify(@Nullable String expectHead) {
        return database.transaction(tx -> new Walk(tx, expectHead).toTheEnd());
    }

    private record Link(AuditRow row, @Nullable String salt) {
        static Link of(Row row) {
            return new Link(AuditLog.row(row), row.textOrNull("salt"));
        }
    }

    private static final class Walk {
        private final Sql tx;
        private final @Nullable String expectHead;
        private long seq;
        private String head = AuditRow.FIRST;
        private boolean seenExpected;

        Walk(Sql tx, @Nullable String expectHead) {
            this.tx = tx;
            this.expectHead = expectHead;
            this.seenExpected = expectHead == null || expectHead.equals(AuditRow.FIRST);
        }

        AuditVerification toTheEnd() {
            List<Link> page;
            do {
                page = page();
                for (Link link : page) {
                    String fault = fault(link);
                    if (fault != null) {
                        return AuditVerification.bad(seq, head, link.row().seq(), fault);
                    }
                    step(link.row());
                }
            } while (page.size() == PAGE);
            return seenExpected
                    ? AuditVerification.good(seq, head)
                    : AuditVerification.bad(seq, head, seq + 1, "The chain does not reach the expected head");
        }

        private void step(AuditRow row) {
            seq = row.seq();
            head = row.hash();
            seenExpected |= head.equals(expectHead);
        }

        private @Nullable String fault(Link link) {
            AuditRow row = link.row();
            if (row.seq() != seq + 1) {
                return "Row " + (seq + 1) + " is missing";
            }
            if (!row.prevHash().equals(head)) {
                return "Row " + row.seq() + " does not follow the row before it";
            }
            if (!row.hash().equals(row.expectedHash())) {
                return "Row " + row.seq() + " was changed";
            }
            return opens(link) ? null : "The details of row " + row.seq() + " are not those committed to";
        }

        // An erased opening is lawful; one that does not fit its commitment is not.
        private static boolean opens(Link link) {
            String salt = link.salt();
            String details = link.row().details();
            return salt == null
                    || details == null
                    || AuditRow.commitment(salt, details).equals(link.row().commitment());
        }

        private List<Link> page() {
            return tx.statement("select e.*, o.salt, o.details from audit_entry e left join audit_opening o using (seq)"
                            + " where seq > :seq order by seq limit :page")
                    .set("seq", seq)
                    .set("page", PAGE)
                    .list(Link::of);
        }
    }
}
