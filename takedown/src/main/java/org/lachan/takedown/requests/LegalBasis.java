package org.lachan.takedown.requests;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.harm.HarmCode;

/**
 * A citation and when it holds.
 *
 * @param summaryVi our own words, never the law's
 * @param mark C confirmed in the named source, C2 at second hand, M unverified
 * @param validFrom null: in force before this project began, date not verified
 * @param validTo first day on which it is no longer in force; null while it is
 * @param supersededBy id or name of what replaced it
 * @param hours term for the addressee, from receipt; null where none is stated
 * @param quotedText entered by a person from the gazette; null until then
 */
public record LegalBasis(
        String id,
        String instrument,
        String article,
        String titleVi,
        String summaryVi,
        String summaryEn,
        String mark,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String supersededBy,
        @Nullable Integer hours,
        Set<HarmCode> codes,
        String source,
        @Nullable String quotedText,
        @Nullable String verifiedBy) {

    public LegalBasis {
        codes = Set.copyOf(codes);
    }

    public boolean inForce(LocalDate date) {
        return (validFrom == null || !date.isBefore(validFrom)) && (validTo == null || date.isBefore(validTo));
    }

    /** Only what was confirmed in its source may leave in a letter. */
    public boolean releasable() {
        return mark.equals("C");
    }
}
