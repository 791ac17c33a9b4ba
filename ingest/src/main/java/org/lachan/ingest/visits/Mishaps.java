package org.lachan.ingest.visits;

import org.lachan.ingest.counts.Ledger;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Fetches that brought nothing: counted per source, and logged with the host but not the address. */
final class Mishaps {
    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    private Mishaps() {}

    static void note(Ledger ledger, Task task, FetchOutcome outcome) {
        if (outcome instanceof Refused refused) {
            note(ledger, task, refused.problem(), refused.status(), refused.detail());
        } else if (outcome instanceof Failed failed) {
            note(ledger, task, failed.problem(), failed.status(), failed.detail());
        } else if (outcome instanceof Gone gone) {
            note(ledger, task, Problem.DENIED, gone.status(), "gone");
        }
    }

    static void note(Ledger ledger, Task task, Problem problem, int status, String detail) {
        ledger.error(task.sourceId(), problem);
        // A source that cannot be read is the operator's to mend; a page that is gone is the web as it is.
        LOG.atLevel(task.purpose() == Purpose.SOURCE ? Level.WARN : Level.INFO)
                .log(
                        "fetch={} source={} purpose={} target={} host={} status={} detail=\"{}\"",
                        problem,
                        task.sourceId(),
                        task.purpose(),
                        task.targetId(),
                        task.host(),
                        status,
                        detail);
    }

    static void unreadable(Ledger ledger, Task task, Throwable reason) {
        ledger.error(task.sourceId(), Problem.UNREADABLE);
        LOG.warn(
                "listing=unreadable source={} host={} reason=\"{}\"",
                task.sourceId(),
                task.host(),
                reason.getMessage());
    }
}
