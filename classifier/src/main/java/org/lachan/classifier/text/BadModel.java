package org.lachan.classifier.text;

/** A file is damaged or is no text model of a format that this program reads; the message says which. */
public final class BadModel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadModel(String message) {
        super(message);
    }
}
