package org.lachan.ingest.visits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.PostWriter.Prepared;

/** Writes many posts a few at a time: no step holds the stream's thread for long, and few pictures are in memory at once. */
final class Batches {
    private static final int AT_ONCE = 20;

    private final PostWriter writer;

    Batches(PostWriter writer) {
        this.writer = writer;
    }

    /**
     * @param last settled when all are written
     */
    Step write(Task task, List<Seen> posts, Duration delay, Step.Settling last, Memory memory, Consumer<Finding> out) {
        List<Seen> changed = new ArrayList<>();
        int next = 0;
        while (next < posts.size() && changed.size() < AT_ONCE) {
            Seen seen = posts.get(next++);
            if (writer.next(task, seen, memory).isPresent()) {
                changed.add(seen);
            } else {
                writer.met(seen, memory);
            }
        }
        List<Seen> rest = posts.subList(next, posts.size());
        if (changed.isEmpty()) {
            return last.settle(memory, out);
        }
        return Step.after(prepared(changed, delay).thenApply(prepared -> (later, then) -> {
            prepared.forEach(each -> writer.write(task, each, later, then));
            return write(task, rest, delay, last, later, then);
        }));
    }

    private CompletableFuture<List<Prepared>> prepared(List<Seen> posts, Duration delay) {
        CompletableFuture<List<Prepared>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Seen seen : posts) {
            all = all.thenCompose(before -> writer.prepare(seen, delay).thenApply(prepared -> {
                before.add(prepared);
                return before;
            }));
        }
        return all;
    }
}
