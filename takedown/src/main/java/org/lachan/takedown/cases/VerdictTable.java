package org.lachan.takedown.cases;

import org.lachan.takedown.cases.CasePart.Versions;
import org.lachan.takedown.store.Sql;

/** Rows of {@code verdict}, which the database refuses to change. */
final class VerdictTable {
    private VerdictTable() {}

    /** @return the verdict's number within its case, from 1; the case must be locked */
    static int insert(Sql tx, Case decided, Decision decision, String analyst) {
        int sequence = tx.statement("select coalesce(max(sequence), 0) + 1 as next from verdict where case_id = :case")
                .set("case", decided.id())
                .one(row -> row.integer("next"));
        Versions versions = CaseRecords.versions(decided);
        tx.statement("insert into verdict (case_id, sequence, post_id, revision, kind, code, analyst, policy_version,"
                        + " model_version, decided_at) values (:case, :sequence, :post, :revision, :kind, :code,"
                        + " :analyst, :policy, :model, :at)")
                .set("case", decided.id())
                .set("sequence", sequence)
                .set("post", decided.postId())
                .set("revision", decided.revision())
                .set("kind", decision.kind())
                .set("code", decision.code())
                .set("analyst", analyst)
                .set("policy", versions.policy())
                .set("model", versions.model())
                .set("at", decided.times().updatedAt())
                .run();
        return sequence;
    }
}
