package org.lachan.bench.soak;

import java.io.ByteArrayOutputStream;

/**
 * How a response goes out.
 *
 * @param bytes head and body, as far as they are sent at all
 * @param piece bytes at a time
 * @param pauseMs between two pieces
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sending(byte[] bytes, int piece, long pauseMs, Afterwards afterwards) {

    /** What becomes of the connection. */
    enum Afterwards {
        KEEP,
        CLOSE,
        RESET,
        HOLD
    }

    static Sending whole(Reply reply) {
        return part(reply, 100, Afterwards.KEEP);
    }

    /** @param percent of the body */
    static Sending part(Reply reply, int percent, Afterwards afterwards) {
        byte[] bytes = bytes(reply, reply.body().length * percent / 100);
        return new Sending(bytes, Math.max(1, bytes.length), 0, afterwards);
    }

    static Sending nothing() {
        return new Sending(new byte[0], 1, 0, Afterwards.HOLD);
    }

    static Sending dripping(Reply reply, int pieces, long pauseMs) {
        byte[] bytes = bytes(reply, reply.body().length);
        return new Sending(bytes, Math.max(1, bytes.length / pieces), pauseMs, Afterwards.KEEP);
    }

    private static byte[] bytes(Reply reply, int ofBody) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(reply.head());
        bytes.write(reply.body(), 0, ofBody);
        return bytes.toByteArray();
    }
}
