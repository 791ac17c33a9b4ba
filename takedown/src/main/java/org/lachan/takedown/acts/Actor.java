package org.lachan.takedown.acts;

import java.util.Arrays;
import java.util.Set;

/**
 * Who acts.
 *
 * @param username internal, never exported
 * @param pseudonym what the audit, events and topics carry
 */
public record Actor(String username, String pseudonym, Set<Role> roles) {
    /** The software itself: it raises and clears cases and files letters, and can decide nothing. */
    public static final Actor SYSTEM = new Actor("system", "system", Set.of());

    public Actor {
        roles = Set.copyOf(roles);
        if (username.isBlank() || pseudonym.isBlank()) {
            throw new IllegalArgumentException("An actor needs a user name and a pseudonym");
        }
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** @throws Refused with {@link Refusal#NOT_PERMITTED} when the actor has none of the roles */
    public void mustBe(Role... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(this::is)) {
            throw new Refused(
                    Refusal.NOT_PERMITTED,
                    "Tài khoản này không có quyền làm việc đó; cần vai trò " + Arrays.toString(anyOf) + ".",
                    "This account may not do that; it needs one of the roles " + Arrays.toString(anyOf) + ".");
        }
    }
}
