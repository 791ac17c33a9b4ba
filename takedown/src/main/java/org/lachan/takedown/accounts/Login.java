package org.lachan.takedown.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Outcome of a log-in. */
public sealed interface Login {

    record Admitted(Account account) implements Login {}

    /** @param until when it is worth trying again; null unless locked */
    record Denied(Reason reason, @Nullable Instant until) implements Login {}

    /** WRONG tells neither whether the account exists. */
    enum Reason {
        WRONG,
        LOCKED,
        DISABLED
    }
}
