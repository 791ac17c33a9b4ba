package org.lachan.ingest.listings;

/** Bytes that are not the kind of listing that the source promised. */
public final class UnreadableListing extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableListing(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableListing(String message) {
        super(message);
    }
}
