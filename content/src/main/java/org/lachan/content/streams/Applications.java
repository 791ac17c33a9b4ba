package org.lachan.content.streams;

/** The {@code application.id} of each Kafka Streams application of ours: also its consumer group. */
public final class Applications {
    public static final String INGEST = "lachan-ingest";
    public static final String TEXT = "lachan-text";
    public static final String MEDIA = "lachan-media";

    private Applications() {}
}
