package org.lachan.content.streams;

/** Something that a record needs is not there now; another try may find it. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String reason) {
        super(reason);
    }
}
