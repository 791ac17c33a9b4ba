package org.lachan.ingest.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that hands in over HTTP.
 *
 * @param id 2 to 40 of a-z, 0-9 and '-'
 * @param dailyLimit new reports a day, UTC; 1 to 100,000
 * @param tokenSha256 of its token, hex; the token itself is kept nowhere
 * @param revokedAt null while the token is good
 */
public record Partner(
        String id,
        String name,
        int dailyLimit,
        String tokenSha256,
        Instant addedAt,
        @Nullable Instant revokedAt) {
    public static final int MOST_A_DAY = 100_000;
    static final int LONGEST_NAME = 200;

    public Partner {
        if (!Sender.mayBeCalled(id)) {
            throw new IllegalArgumentException(
                    "expected an id of 2 to 40 of a-z, 0-9 and '-', and not manual or public");
        }
        if (name.isBlank()
                || HandedIn.isLonger(name, LONGEST_NAME)
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected a name of 1 to " + LONGEST_NAME + " characters");
        }
        if (dailyLimit < 1 || dailyLimit > MOST_A_DAY) {
            throw new IllegalArgumentException("expected a daily limit from 1 to " + MOST_A_DAY);
        }
        if (!tokenSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected the token's SHA-256 as 64 hex digits");
        }
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    Partner revoked(Instant at) {
        return new Partner(id, name, dailyLimit, tokenSha256, addedAt, revokedAt == null ? at : revokedAt);
    }
}
