package org.lachan.takedown.audit;

import java.util.List;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** Reads the chain. */
public final class AuditLog {
    private static final String ROWS =
            "select e.*, o.details from audit_entry e left join audit_opening o using (seq) ";

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /**
     * The newest rows first.
     *
     * @param before only rows with a smaller number; {@code Long.MAX_VALUE} for the newest
     */
    public List<AuditRow> latest(int limit, long before, Actor auditor) {
        auditor.mustBe(Role.AUDITOR);
        return database.transaction(tx -> tx.statement(ROWS + "where seq < :before order by seq desc limit :limit")
                .set("before", before)
                .set("limit", limit)
                .list(AuditLog::row));
    }

    /** All rows about a subject, the oldest first. */
    public static List<AuditRow> about(Sql tx, String subject) {
        return tx.statement(ROWS + "where subject = :subject order by seq")
                .set("subject", subject)
                .list(AuditLog::row);
    }

    public long rows() {
        return database.transaction(
                tx -> tx.statement("select count(*) as rows from audit_entry").one(row -> row.number("rows")));
    }

    /** Hash of the newest row; {@link AuditRow#FIRST} when there is none. */
    public String head() {
        return database.transaction(tx -> tx.statement("select hash from audit_entry order by seq desc limit 1")
                .first(row -> row.text("hash"))
                .orElse(AuditRow.FIRST));
    }

    static AuditRow row(Row row) {
        return new AuditRow(
                row.number("seq"),
                row.instant("at"),
                row.text("actor"),
                row.text("act"),
                row.text("subject"),
                row.text("commitment"),
                row.text("prev_hash"),
                row.text("hash"),
                row.textOrNull("details"));
    }
}
