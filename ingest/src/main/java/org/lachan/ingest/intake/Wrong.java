package org.lachan.ingest.intake;

/**
 * A value that is refused. The value itself is never repeated: it may be anything.
 *
 * @param key of {@link RawReport#KEYS}, an unknown one cut short, or empty for a whole row
 */
public record Wrong(String key, Complaint complaint) {}
