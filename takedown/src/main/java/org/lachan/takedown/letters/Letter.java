package org.lachan.takedown.letters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says. It has no field for a child's identity, a score or a user's data, so none can be printed.
 *
 * @param letterKind {@code REMOVAL_REQUEST} or {@code REFERRAL}
 * @param addresseeLanguage BCP 47 tag; other than {@code vi}, a translation is appended
 * @param statutoryHours from receipt; null where no statutory term binds the addressee
 * @param releasedAt null for a preview before the release
 */
public record Letter(
        String requestId,
        String publicRef,
        String letterKind,
        String harmCode,
        String issuer,
        String addressee,
        String addresseeLanguage,
        String subject,
        List<Item> items,
        String facts,
        String reasons,
        List<Ground> grounds,
        String action,
        String actionRationale,
        String territorialScope,
        @Nullable Integer statutoryHours,
        int internalTargetHours,
        @Nullable Instant releasedAt) {

    public Letter {
        items = List.copyOf(items);
        grounds = List.copyOf(grounds);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a letter names at least one item: request " + requestId);
        }
        if (internalTargetHours <= 0 || (statutoryHours != null && statutoryHours <= 0)) {
            throw new IllegalArgumentException("a term has at least one hour: request " + requestId);
        }
    }

    /** One address named in annex I; {@code sha256} in hex, of the bytes seen at {@code capturedAt}. */
    public record Item(
            String url,
            String contentType,
            Instant capturedAt,
            @Nullable String sha256,
            @Nullable String note) {}

    /**
     * A citation; {@code quotedText} holds the words of the law as a person entered them from the gazette.
     *
     * @param mark how well the citation is confirmed: C, C2 or M
     */
    public record Ground(
            String id,
            String instrument,
            String article,
            String mark,
            @Nullable String quotedText) {

        /** Only a confirmed citation with its words entered counts; every other one is printed as unverified. */
        public boolean verified() {
            return quotedText != null && !quotedText.isBlank() && mark.equals("C");
        }
    }

    /** Abuse material: its address goes to the addressee sealed, never in the open part of a letter. */
    public boolean withholdsAddresses() {
        return harmCode.equals("CSAM");
    }

    /** Whether a translation follows the Vietnamese text. */
    public boolean needsTranslation() {
        return !addresseeLanguage.equals("vi") && !addresseeLanguage.startsWith("vi-");
    }
}
