package org.lachan.content.sources;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose account is followed. A person's needs an open case and an end; an institution's needs neither.
 *
 * @param caseId of a person's
 * @param expires of a person's: polls stop then
 */
public record Account(
        boolean ofPerson, @Nullable String caseId, @Nullable Instant expires) {
    /** No account is followed, or an institution's. */
    public static final Account INSTITUTION = new Account(false, null, null);

    public Account {
        if (ofPerson && (caseId == null || expires == null)) {
            throw new IllegalArgumentException("A person's account needs a case and an end");
        }
    }

    /** Whether it may still be read. */
    public boolean isOpen(Clock clock) {
        return expires == null || clock.instant().isBefore(expires);
    }
}
