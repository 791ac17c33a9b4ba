package org.lachan.ingest.findings;

import java.time.Instant;
import org.lachan.ingest.rechecks.Sighting;
import org.lachan.ingest.tasks.Task;

/** What a re-check saw. */
public record RecheckSeen(Task task, Sighting sighting, int httpStatus, Instant fetchedAt) implements Finding {}
