package org.lachan.ingest.findings;

import java.time.Instant;
import org.lachan.ingest.tasks.Task;

/** What a re-check saw. */
public record RecheckSeen(Task task, Sight sight, int httpStatus, Instant fetchedAt) implements Finding {

    /** How the page is now. */
    public enum Sight {
        PRESENT,
        CHANGED,
        GONE,
        MOVED,
        RESTRICTED,
        TEMPORARY_FAILURE
    }
}
