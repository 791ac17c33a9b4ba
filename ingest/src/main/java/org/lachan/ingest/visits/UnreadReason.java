package org.lachan.ingest.visits;

import java.util.concurrent.CompletionException;
import org.lachan.ingest.listings.UnreadableListing;

/** Tells a listing that cannot be read, which is the web as it is, from a fault of this program. */
final class UnreadReason {
    private UnreadReason() {}

    /**
     * The reason why a listing could not be read.
     *
     * @throws IllegalStateException for every other failure
     */
    static UnreadableListing orThrow(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnreadableListing unreadable) {
            return unreadable;
        }
        throw new IllegalStateException("A visit failed: " + cause, cause);
    }
}
