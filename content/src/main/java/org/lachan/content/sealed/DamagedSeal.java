package org.lachan.content.sealed;

/** Sealed bytes that do not open, however often they are tried: damaged, or sealed with another key. */
public final class DamagedSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedSeal(String reference, String place, Throwable cause) {
        super(reference + " in " + place + " is damaged or was sealed with another key", cause);
    }
}
