package org.lachan.bench.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.lachan.avro.Post;

/**
 * A post as bytes of its topic, written once by the real serializer; each record is a copy in which id, time, hash and
 * body are written over, all of them as long as before. A hundred times cheaper than a serialization, so that the
 * sender takes little of the machine that it measures.
 */
final class RecordTemplate {
    static final String ID = "0123456789abcdef".repeat(2);
    static final String HASH = "fedcba9876543210".repeat(4);
    static final Instant TIME = Instant.ofEpochMilli(1_719_999_919_919L);

    private final byte[] bytes;
    private final List<Integer> ids;
    private final int time;
    private final int hash;
    private final int body;

    private RecordTemplate(byte[] bytes, List<Integer> ids, int time, int hash, int body) {
        this.bytes = bytes;
        this.ids = ids;
        this.time = time;
        this.hash = hash;
        this.body = body;
    }

    /** @param post with {@link #ID} wherever its id stands, {@link #HASH}, {@link #TIME} and a body */
    static RecordTemplate of(Post post, String topic, Serializer<Post> serializer) {
        byte[] bytes = serializer.serialize(topic, post);
        ByteBuffer body = post.getBody();
        byte[] content = new byte[body.remaining()];
        body.duplicate().get(content);
        return new RecordTemplate(
                bytes,
                all(bytes, ascii(ID)),
                single(bytes, varint(TIME.toEpochMilli())),
                single(bytes, ascii(HASH)),
                single(bytes, content));
    }

    /** A copy for this post; its body starts at {@link #bodyAt}, its hash is still to be set. */
    byte[] copy(String postId, long fetchedAtMillis) {
        byte[] copy = bytes.clone();
        byte[] id = ascii(postId);
        byte[] fetchedAt = varint(fetchedAtMillis);
        if (id.length != ID.length() || fetchedAt.length != varint(TIME.toEpochMilli()).length) {
            throw new IllegalArgumentException("Of another length than the template's: " + postId);
        }
        ids.forEach(at -> System.arraycopy(id, 0, copy, at, id.length));
        System.arraycopy(fetchedAt, 0, copy, time, fetchedAt.length);
        return copy;
    }

    void setHash(byte[] copy, String sha256) {
        System.arraycopy(ascii(sha256), 0, copy, hash, HASH.length());
    }

    int bodyAt() {
        return body;
    }

    private static int single(byte[] bytes, byte[] part) {
        List<Integer> found = all(bytes, part);
        if (found.size() != 1) {
            throw new IllegalArgumentException("A mark stands in the record " + found.size() + " times, not once");
        }
        return found.get(0);
    }

    private static List<Integer> all(byte[] bytes, byte[] part) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (bytes[at] == part[0] && Arrays.mismatch(bytes, at, at + part.length, part, 0, part.length) < 0) {
                found.add(at);
            }
        }
        return List.copyOf(found);
    }

    // As Avro writes a long: zigzag, seven bits a byte, the lowest first.
    private static byte[] varint(long value) {
        ByteBuffer buffer = ByteBuffer.allocate(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            buffer.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
