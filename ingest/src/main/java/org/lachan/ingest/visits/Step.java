package org.lachan.ingest.visits;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.revisions.Memory;

/** How far a visit is: fetching goes on beside the stream, and is settled on the stream's thread. */
public sealed interface Step {

    /** Something is under way; what it completes with is to be settled. */
    record Waiting(CompletableFuture<Settling> work) implements Step {}

    /** Over. */
    record Ended(Ending ending) implements Step {}

    /** What is to be done with what was fetched. Each finding is given out before the state that remembers it is written. */
    @FunctionalInterface
    interface Settling {
        Step settle(Memory memory, Consumer<Finding> out);
    }

    static Step after(CompletableFuture<Settling> work) {
        return new Waiting(work);
    }

    static Step done() {
        return new Ended(Ending.DONE);
    }
}
