package org.lachan.ingest.intake;

import org.jspecify.annotations.Nullable;

/** Nothing can be filed now: try again later. */
public final class BrokerAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
