package org.lachan.ingest.findings;

import org.lachan.ingest.tasks.Task;

/** What a visit brings. */
public sealed interface Finding permits Finding.NextTask, PostRevision, MediaSighting, RecheckSeen {

    /** Something more to fetch. */
    record NextTask(Task task) implements Finding {}
}
