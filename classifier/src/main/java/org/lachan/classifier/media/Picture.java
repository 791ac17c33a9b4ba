package org.lachan.classifier.media;

/** What the bytes of a media item are. */
public sealed interface Picture {

    /** A picture whose header is sound; width and height in pixels, at least 1. */
    record Measured(int width, int height) implements Picture {}

    /** Bytes that say they are a picture and are not, or one that is too large; the reason never quotes them. */
    record Unreadable(String reason) implements Picture {}

    /** A format that nothing here reads. */
    record Unsupported() implements Picture {}
}
