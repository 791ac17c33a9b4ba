package org.lachan.takedown.requests;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** The law as dated data; nothing of it is in code. */
public final class LegalBases {
    private final Database database;

    public LegalBases(Database database) {
        this.database = database;
    }

    public List<LegalBasis> all() {
        return database.transaction(LegalBases::all);
    }

    /** @param date in Vietnam */
    public List<LegalBasis> inForce(LocalDate date) {
        return all().stream().filter(basis -> basis.inForce(date)).toList();
    }

    /** What a letter about this harm may cite on that date. */
    public List<LegalBasis> releasable(HarmCode code, LocalDate date) {
        return inForce(date).stream()
                .filter(LegalBasis::releasable)
                .filter(basis -> basis.codes().contains(code))
                .toList();
    }

    public Optional<LegalBasis> find(String id) {
        return database.transaction(tx -> find(tx, id));
    }

    static Optional<LegalBasis> find(Sql tx, String id) {
        return tx.statement("select * from legal_basis where id = :id")
                .set("id", id)
                .first(LegalBases::basis);
    }

    private static List<LegalBasis> all(Sql tx) {
        return tx.statement("select * from legal_basis order by valid_to nulls first, instrument, id")
                .list(LegalBases::basis);
    }

    private static LegalBasis basis(Row row) {
        return new LegalBasis(
                row.text("id"),
                row.text("instrument"),
                row.text("article"),
                row.text("title_vi"),
                row.text("summary_vi"),
                row.text("summary_en"),
                row.text("mark"),
                row.dateOrNull("valid_from"),
                row.dateOrNull("valid_to"),
                row.textOrNull("superseded_by"),
                row.integerOrNull("hours"),
                codes(row.texts("codes")),
                row.text("source"),
                row.textOrNull("quoted_text"),
                row.textOrNull("verified_by"));
    }

    private static Set<HarmCode> codes(List<String> names) {
        Set<HarmCode> codes = EnumSet.noneOf(HarmCode.class);
        names.forEach(name -> codes.add(HarmCode.valueOf(name)));
        return codes;
    }
}
