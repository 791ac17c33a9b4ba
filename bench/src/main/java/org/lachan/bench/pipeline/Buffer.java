package org.lachan.bench.pipeline;

/** Bytes of a fixed length that are filled from the front. */
final class Buffer {
    private final byte[] bytes;
    private final int end;
    private int at;

    /** The part of {@code bytes} from {@code start} on, {@code length} long. */
    Buffer(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.at = start;
        this.end = start + length;
    }

    /** @throws IndexOutOfBoundsException where there is no room */
    Buffer add(byte[] more) {
        if (more.length > room()) {
            throw new IndexOutOfBoundsException(more.length + " bytes into room for " + room());
        }
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
        return this;
    }

    /** Adds it where there is room for it and {@code reserved} bytes more. */
    boolean addIfRoom(byte[] more, int reserved) {
        if (more.length + reserved > room()) {
            return false;
        }
        add(more);
        return true;
    }

    /** Repeats {@code filler}, the last time cut, until only {@code reserved} bytes are free. */
    Buffer fill(byte[] filler, int reserved) {
        while (room() > reserved) {
            int length = Math.min(filler.length, room() - reserved);
            System.arraycopy(filler, 0, bytes, at, length);
            at += length;
        }
        return this;
    }

    int room() {
        return end - at;
    }
}
