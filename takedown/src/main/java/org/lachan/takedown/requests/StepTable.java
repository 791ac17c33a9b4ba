package org.lachan.takedown.requests;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.audit.AuditRow;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** Rows of {@code request_event}, which the database refuses to change. Notes lie with the audit, where they can be erased. */
final class StepTable {
    private StepTable() {}

    static RequestStep insert(
            Sql tx, RemovalRequest after, RequestState.@Nullable Name before, AuditRow audited, String note) {
        RequestStep step = new RequestStep(
                after.sequence(),
                before,
                after.state().name(),
                audited.actor(),
                audited.commitment(),
                note,
                audited.at());
        tx.statement("insert into request_event (request_id, sequence, from_state, to_state, actor, commitment,"
                        + " audit_seq, at) values (:id, :sequence, :from, :to, :actor, :commitment, :audit, :at)")
                .set("id", after.id())
                .set("sequence", step.sequence())
                .set("from", before)
                .set("to", step.to())
                .set("actor", step.actor())
                .set("commitment", step.commitment())
                .set("audit", audited.seq())
                .set("at", step.at())
                .run();
        return step;
    }

    static List<RequestStep> of(Sql tx, UUID request) {
        return tx.statement(
                        "select e.*, o.details from request_event e left join audit_opening o on o.seq = e.audit_seq"
                                + " where request_id = :id order by sequence")
                .set("id", request)
                .list(StepTable::step);
    }

    private static RequestStep step(Row row) {
        String from = row.textOrNull("from_state");
        return new RequestStep(
                row.integer("sequence"),
                from == null ? null : RequestState.Name.valueOf(from),
                RequestState.Name.valueOf(row.text("to_state")),
                row.text("actor"),
                row.text("commitment"),
                note(row.textOrNull("details")),
                row.instant("at"));
    }

    private static String note(@Nullable String details) {
        return details == null ? "" : Json.texts(details).getOrDefault("note", "");
    }
}
