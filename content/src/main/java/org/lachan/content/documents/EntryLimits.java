package org.lachan.content.documents;

/** Counts what one document has embedded, at whatever depth. */
final class EntryLimits {
    static final int MOST_ENTRIES = 200;
    static final int DEEPEST = 3;
    static final long MOST_UNPACKED_BYTES = 64L << 20;

    private int entries;
    private int depth;
    private long unpacked;
    private boolean reached;

    /** Whether something was left out. */
    boolean reached() {
        return reached;
    }

    /** @throws LimitReached past the last entry: to skip thousands costs as much as to read them */
    void countEntry() {
        if (++entries > MOST_ENTRIES) {
            throw reach("more than " + MOST_ENTRIES + " entries");
        }
    }

    void countBytes(long bytes) {
        unpacked += bytes;
        if (unpacked > MOST_UNPACKED_BYTES) {
            throw reach("more than " + MOST_UNPACKED_BYTES + " bytes unpacked");
        }
    }

    /** Whether one level more may be opened. */
    boolean mayDescend() {
        boolean may = depth < DEEPEST;
        reached |= !may;
        return may;
    }

    void descend() {
        depth++;
    }

    void ascend() {
        depth--;
    }

    private LimitReached reach(String limit) {
        reached = true;
        return new LimitReached(limit);
    }

    /** Ends the reading of a document; what was read until then is kept. */
    static final class LimitReached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LimitReached(String limit) {
            super(limit);
        }
    }
}
