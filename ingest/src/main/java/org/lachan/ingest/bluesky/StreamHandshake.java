package org.lachan.ingest.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.Handshakedata;
import org.jspecify.annotations.Nullable;

/** RFC 6455 without extensions, with limits, and with a memory of the answer where a server refuses. */
final class StreamHandshake extends Draft_6455 {
    static final int MESSAGE_BYTES = 1 << 20;

    private static final int HEAD_BYTES = 16 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^retry-after:[ \t]*(\\d{1,6})[ \t]*\r?$");

    private final AtomicReference<@Nullable Refusal> refusal;

    /**
     * An answer that is no websocket.
     *
     * @param retryAfter seconds; null where the server does not say
     */
    record Refusal(int status, @Nullable Integer retryAfter) {}

    StreamHandshake() {
        this(new AtomicReference<>());
    }

    private StreamHandshake(AtomicReference<@Nullable Refusal> refusal) {
        super(List.of(), MESSAGE_BYTES);
        this.refusal = refusal;
    }

    /** Null where the server did not refuse. */
    @Nullable
    Refusal refusal() {
        return refusal.get();
    }

    @Override
    public Handshakedata translateHandshake(ByteBuffer buffer) throws InvalidHandshakeException {
        ByteBuffer beginning = buffer.duplicate();
        beginning.limit(beginning.position() + Math.min(beginning.remaining(), HEAD_BYTES));
        String head = StandardCharsets.ISO_8859_1.decode(beginning).toString();
        if (head.length() == HEAD_BYTES && !head.contains("\r\n\r\n")) {
            throw new InvalidHandshakeException("the answer's head is longer than " + HEAD_BYTES + " bytes");
        }
        Matcher status = STATUS.matcher(head);
        if (status.lookingAt() && !status.group(1).equals("101")) {
            Matcher after = RETRY_AFTER.matcher(head);
            refusal.set(new Refusal(
                    Integer.parseInt(status.group(1)), after.find() ? Integer.valueOf(after.group(1)) : null));
        }
        return super.translateHandshake(buffer);
    }

    // The client works with a copy: both remember in one place.
    @Override
    public Draft copyInstance() {
        return new StreamHandshake(refusal);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
