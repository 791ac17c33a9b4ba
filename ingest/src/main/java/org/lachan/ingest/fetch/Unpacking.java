package org.lachan.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decompresses as the bytes come, so that a limit behind it can stop it: gzip of any number of members (RFC 1952), zlib, deflate. */
final class Unpacking implements BodySink {
    private static final int MOST_CODINGS = 3;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int GZIP_TAIL = 8;

    private final BodySink next;
    private final boolean gzip;
    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[8 * 1024];
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private @Nullable Inflater inflater;
    private boolean begun;
    private boolean done;

    private Unpacking(BodySink next, boolean gzip) {
        this.next = next;
        this.gzip = gzip;
    }

    /**
     * Undoes what was done in the order of the codings.
     *
     * @throws FetchProblem UNREADABLE, for a coding that was not asked for
     */
    static BodySink of(List<String> codings, BodySink end) throws FetchProblem {
        if (codings.size() > MOST_CODINGS) {
            throw new FetchProblem(Problem.UNREADABLE, codings.size() + " content codings");
        }
        BodySink sink = end;
        for (String coding : codings) {
            sink = switch (coding.toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> new Unpacking(sink, true);
                case "deflate" -> new Unpacking(sink, false);
                case "identity", "" -> sink;
                default -> throw new FetchProblem(Problem.UNREADABLE, "a content coding that was not asked for");
            };
        }
        return sink;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end && !done) {
            Inflater open = inflater;
            if (open == null) {
                pending.write(bytes, at, end - at);
                at = end;
                begin();
            } else {
                open.setInput(bytes, at, end - at);
                inflate(open);
                at = end - (open.finished() ? open.getRemaining() : 0);
                finishMember(open);
            }
        }
    }

    // What was kept until the head was whole goes on as input, and what follows a member begins the next.
    private void begin() throws IOException {
        byte[] kept = pending.toByteArray();
        int head = inflater == null && begun && gzip ? memberHead(kept) : head(kept);
        if (head < 0) {
            if (kept.length > LONGEST_HEAD) {
                throw broken();
            }
            return;
        }
        pending.reset();
        if (done) {
            return;
        }
        begun = true;
        crc.reset();
        inflater = new Inflater(gzip || !isZlib(kept));
        write(kept, head, kept.length - head);
    }

    // The eight bytes behind a member, and then another member or what is nobody's.
    private int memberHead(byte[] kept) throws IOException {
        if (kept.length < GZIP_TAIL) {
            return -1;
        }
        if (little(kept, 0) != (crc.getValue() & 0xffffffffL)) {
            throw broken();
        }
        byte[] rest = Arrays.copyOfRange(kept, GZIP_TAIL, kept.length);
        if (rest.length < 2) {
            return -1;
        }
        if (!isGzip(rest)) {
            done = true;
            return 0;
        }
        int head = head(rest);
        return head < 0 ? -1 : GZIP_TAIL + head;
    }

    private int head(byte[] kept) throws IOException {
        if (kept.length < 2) {
            return -1;
        }
        if (!gzip) {
            return 0;
        }
        if (!isGzip(kept)) {
            throw broken();
        }
        return GzipHead.length(kept);
    }

    private void inflate(Inflater open) throws IOException {
        try {
            while (!open.finished() && !open.needsInput()) {
                int some = open.inflate(block);
                if (some > 0) {
                    crc.update(block, 0, some);
                    next.write(block, 0, some);
                } else if (open.needsDictionary()) {
                    throw broken();
                }
            }
        } catch (DataFormatException e) {
            throw broken();
        }
    }

    private void finishMember(Inflater open) {
        if (open.finished()) {
            open.end();
            inflater = null;
            done = !gzip;
        }
    }

    @Override
    public void end() throws IOException {
        boolean whole = done || (begun && gzip && inflater == null && pending.size() >= GZIP_TAIL);
        boolean empty = !begun && pending.size() == 0;
        if (!whole && !empty) {
            throw broken();
        }
        if (!done && begun) {
            memberHead(pending.toByteArray());
        }
        next.end();
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
        done = true;
        next.close();
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static boolean isZlib(byte[] bytes) {
        return (bytes[0] & 0x0f) == Deflater.DEFLATED && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }

    private static long little(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & 0xffffffffL;
    }

    private static FetchProblem broken() {
        return new FetchProblem(Problem.UNREADABLE, "a body that is not compressed as declared");
    }
}
