package org.lachan.ingest.fetch;

import java.util.ArrayList;
import java.util.List;

/** A body in memory, up to a limit. */
final class BodyBuffer implements BodySink {
    private static final int FIRST = 8 * 1024;
    private static final int LARGEST = 256 * 1024;

    private final int most;
    private final MemoryBudget memory;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] block = new byte[0];
    private int filled;
    private int size;
    private long taken;
    private boolean truncated;

    BodyBuffer(int most, MemoryBudget memory) {
        this.most = most;
        this.memory = memory;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws Enough, FetchProblem {
        int wanted = Math.min(length, most - size);
        for (int done = 0; done < wanted; ) {
            if (filled == block.length) {
                grow();
            }
            int some = Math.min(wanted - done, block.length - filled);
            System.arraycopy(bytes, offset + done, block, filled, some);
            filled += some;
            done += some;
        }
        size += wanted;
        if (wanted < length) {
            truncated = true;
            throw new Enough();
        }
    }

    private void grow() throws FetchProblem {
        int next = Math.min(LARGEST, Math.max(FIRST, 2 * block.length));
        memory.take(next);
        taken += next;
        full.add(block);
        block = new byte[next];
        filled = 0;
    }

    /** The beginning is all there is. */
    void cut() {
        truncated = true;
    }

    boolean truncated() {
        return truncated;
    }

    byte[] bytes() {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] one : full) {
            System.arraycopy(one, 0, all, at, one.length);
            at += one.length;
        }
        System.arraycopy(block, 0, all, at, filled);
        return all;
    }

    @Override
    public void end() {
        // All there is has come.
    }

    @Override
    public void close() {
        memory.giveBack(taken);
        taken = 0;
        full.clear();
        block = new byte[0];
        filled = 0;
        size = 0;
    }
}
