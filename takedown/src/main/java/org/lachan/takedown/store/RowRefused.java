package org.lachan.takedown.store;

/** A constraint or a trigger of the schema refused a row; the transaction was rolled back. */
public final class RowRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    // Without its cause: the database names the values of the row, and no log may hold them.
    RowRefused(String constraint) {
        super("The database refused a row" + (constraint.isEmpty() ? "" : ": " + constraint));
        this.constraint = constraint;
    }

    /** Name of the constraint, or empty where it has none. */
    public String constraint() {
        return constraint;
    }
}
