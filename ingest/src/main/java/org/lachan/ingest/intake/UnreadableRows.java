package org.lachan.ingest.intake;

/** What was handed in has no rows that could be told apart. The message never repeats what stands there. */
public final class UnreadableRows extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;

    /** @param line at which reading ended, from 1 */
    public UnreadableRows(String message, long line, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    public UnreadableRows(String message, long line) {
        super(message);
        this.line = line;
    }

    public long line() {
        return line;
    }
}
