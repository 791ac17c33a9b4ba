package org.lachan.ingest.backlog;

/** How much ingest may do now. */
public enum Flow {
    /** Everything. */
    OPEN,
    /** No source is polled; pages that were listed, entries by hand and re-checks go on. */
    NO_POLLS,
    /** Nothing is fetched. */
    STOPPED;

    Flow next(long unscored, long free, BacklogLimits limits) {
        if (free < limits.leastFree() || (this == STOPPED && free < limits.enoughFree())) {
            return STOPPED;
        }
        boolean many = unscored > limits.mostUnscored() || (this != OPEN && unscored > limits.fewUnscored());
        return many ? NO_POLLS : OPEN;
    }
}
