package org.lachan.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Whether a site lets an address be fetched.
 *
 * @param reason why not; empty where it is allowed
 * @param pause the least time between two requests that the site wishes
 */
public record Permit(boolean allowed, String reason, Duration pause) {
    /** For what asks no site. */
    public static final Permit FREE = new Permit(true, "", Duration.ZERO);

    /** Lets everything be fetched. */
    public static final Function<String, CompletableFuture<Permit>> ANY =
            url -> CompletableFuture.completedFuture(FREE);

    public static Permit denied(String reason) {
        return new Permit(false, reason, Duration.ZERO);
    }
}
