package org.lachan.takedown.accounts;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;

/**
 * A person's account. Accounts are disabled, never deleted: the audit names their pseudonyms.
 *
 * @param lockedUntil end of the lock-out after repeated failures; null when there was none
 */
public record Account(
        String username,
        String displayName,
        Set<Role> roles,
        String pseudonym,
        boolean disabled,
        @Nullable Instant lockedUntil,
        Instant createdAt) {

    public Account {
        roles = Set.copyOf(roles);
    }

    public Actor actor() {
        return new Actor(username, pseudonym, roles);
    }
}
