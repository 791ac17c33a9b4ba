package org.lachan.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lachan.bench.soak.Politeness.Exchange;

/** One connection of the visitor: requests without a body, one after the other. Of one thread. */
final class Connection {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final String END = "\r\n\r\n";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final SoakHost host;
    private final Politeness politeness;
    private final RunClock clock;
    private final LongSupplier lookedBefore;
    private final ByteBuffer in = ByteBuffer.allocate(LONGEST_HEAD);
    private long earliestNanos;
    private long firstByteNanos;
    private @Nullable Sending sending;
    private @Nullable Exchange exchange;
    private boolean isFirst = true;
    private int sent;
    private long dueNanos;

    /** @param lookedBefore when there was surely nothing yet of what is read now */
    Connection(
            SocketChannel channel,
            SelectionKey key,
            SoakHost host,
            Politeness politeness,
            RunClock clock,
            LongSupplier lookedBefore) {
        this.channel = channel;
        this.key = key;
        this.host = host;
        this.politeness = politeness;
        this.clock = clock;
        this.lookedBefore = lookedBefore;
        // The first request may have come with the connection.
        earliestNanos = lookedBefore.getAsLong();
    }

    /** When the next piece goes out. */
    long dueNanos() {
        return dueNanos;
    }

    /** Goes on as far as it can; true where the next piece waits for its time. */
    boolean step() throws IOException {
        if (!channel.isOpen() || !read()) {
            return false;
        }
        Sending now = sending;
        if (now == null) {
            now = nextRequest();
        }
        return now != null && send(now);
    }

    /** False where the visitor has left. */
    private boolean read() throws IOException {
        boolean fresh = in.position() == 0;
        int count = channel.read(in);
        if (fresh && count > 0) {
            firstByteNanos = System.nanoTime();
            earliestNanos = isFirst ? earliestNanos : lookedBefore.getAsLong();
            isFirst = false;
        }
        if (count < 0) {
            close();
            return false;
        }
        return true;
    }

    private @Nullable Sending nextRequest() throws IOException {
        String head = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int end = head.indexOf(END);
        if (end < 0) {
            if (!in.hasRemaining()) {
                throw new IOException("no end of the head in " + LONGEST_HEAD + " bytes");
            }
            return null;
        }
        in.clear();
        String[] lines = head.substring(0, end).split("\r\n");
        String target = lines[0].split(" ")[1];
        exchange = politeness.started(host.number(), target, earliestNanos, firstByteNanos);
        sending = host.answer(target, headers(lines), clock.millis());
        sent = 0;
        dueNanos = System.nanoTime();
        return sending;
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] field = lines[i].split(":", 2);
            headers.put(field[0].toLowerCase(Locale.ROOT), field.length < 2 ? "" : field[1].strip());
        }
        return headers;
    }

    private boolean send(Sending now) throws IOException {
        while (sent < now.bytes().length) {
            if (now.pauseMs() > 0 && System.nanoTime() < dueNanos) {
                return true;
            }
            int piece = Math.min(now.piece(), now.bytes().length - sent);
            int count = channel.write(ByteBuffer.wrap(now.bytes(), sent, piece));
            sent += count;
            if (count < piece) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return false;
            }
            dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(now.pauseMs());
        }
        key.interestOps(SelectionKey.OP_READ);
        finish(now);
        return false;
    }

    private void finish(Sending now) throws IOException {
        switch (now.afterwards()) {
            case KEEP -> {
                over();
                sending = null;
            }
            case CLOSE -> close();
            case RESET -> {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                close();
            }
            case HOLD -> {
                // Until the visitor has had enough.
            }
        }
    }

    private void over() {
        if (exchange != null) {
            politeness.ended(exchange, lookedBefore.getAsLong());
            exchange = null;
        }
    }

    void close() {
        over();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
