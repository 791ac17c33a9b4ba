package org.lachan.content.documents;

/** A reader's process ended, or was ended, without an answer. */
final class ReaderLost extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;

    ReaderLost(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }

    enum Why {
        /** Past its time. */
        LATE,
        /** Out of its own memory. */
        MEMORY,
        /** Ended by itself or by the machine. */
        CRASH,
        /** Before it could take a document. */
        NEVER_STARTED
    }
}
