package org.lachan.takedown.store;

/** A constraint or a trigger of the schema refused a row; the transaction was rolled back. */
public final class RowRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    RowRefused(String constraint, Throwable cause) {
        super("The database refused a row" + (constraint.isEmpty() ? "" : ": " + constraint), cause);
        this.constraint = constraint;
    }

    /** Name of the constraint, or empty where it has none. */
    public String constraint() {
        return constraint;
    }
}
