package org.lachan.classifier.posts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a post.
 *
 * @param revision the last one that was judged
 * @param cluster fingerprint of its text; null when it had none, so that the next text is never a repeat
 * @param flagged whether a flag of the post's text stands
 * @param at when it was judged; forgotten after 90 days
 */
public record Seen(int revision, @Nullable String cluster, boolean flagged, Instant at) {
    private static final String NO_CLUSTER = "-";

    /** One line of four words. */
    static Serde<Seen> serde() {
        return Serdes.serdeFrom(
                (topic, seen) -> seen == null ? null : seen.line().getBytes(StandardCharsets.UTF_8),
                (topic, bytes) -> bytes == null ? null : parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    private String line() {
        return String.join(
                " ",
                Integer.toString(revision),
                cluster == null ? NO_CLUSTER : cluster,
                Boolean.toString(flagged),
                Long.toString(at.toEpochMilli()));
    }

    private static Seen parse(String line) {
        List<String> words = List.of(line.split(" "));
        if (words.size() != 4) {
            throw new SerializationException("Not what is remembered of a post: " + words.size() + " words");
        }
        return new Seen(
                Integer.parseInt(words.get(0)),
                words.get(1).equals(NO_CLUSTER) ? null : words.get(1),
                Boolean.parseBoolean(words.get(2)),
                Instant.ofEpochMilli(Long.parseLong(words.get(3))));
    }
}
