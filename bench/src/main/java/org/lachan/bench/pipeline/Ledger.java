package org.lachan.bench.pipeline;

import java.util.ArrayList;
import java.util.List;

/** What was offered and how often each came back: one byte for each number, so that millions fit. */
final class Ledger {
    private static final int CHUNK = 1 << 16;
    private static final byte OFFERED = (byte) 0x80;
    private static final int COUNT = 0x7F;

    private final List<byte[]> chunks = new ArrayList<>();
    private long offered;
    private long done;
    private long duplicated;
    private long strangers;

    synchronized void offered(long number) {
        byte[] chunk = chunk(number);
        int at = (int) (number % CHUNK);
        if ((chunk[at] & OFFERED) == 0) {
            chunk[at] |= OFFERED;
            offered++;
        }
    }

    /** Takes note of a result; true for the first one of an offered number. */
    synchronized boolean done(long number) {
        byte[] chunk = number < 0 ? null : chunk(number);
        int at = (int) (number % CHUNK);
        if (chunk == null || (chunk[at] & OFFERED) == 0) {
            strangers++;
            return false;
        }
        if ((chunk[at] & COUNT) > 0) {
            duplicated++;
            return false;
        }
        chunk[at]++;
        done++;
        return true;
    }

    synchronized long offered() {
        return offered;
    }

    /** Numbers that came back at least once. */
    synchronized long done() {
        return done;
    }

    /** Numbers that have not come back. */
    synchronized long open() {
        return offered - done;
    }

    /** Results beyond the first one of a number. */
    synchronized long duplicated() {
        return duplicated;
    }

    /** Results of what was never offered. */
    synchronized long strangers() {
        return strangers;
    }

    private byte[] chunk(long number) {
        while (chunks.size() <= number / CHUNK) {
            chunks.add(new byte[CHUNK]);
        }
        return chunks.get((int) (number / CHUNK));
    }
}
