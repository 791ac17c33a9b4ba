package org.lachan.ingest.visits;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.lachan.content.identity.Identities;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.mastodon.Status;
import org.lachan.ingest.mastodon.Timeline;
import org.lachan.ingest.mastodon.Timeline.Window;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.tasks.Task;

/** Reads the newest part of a timeline; each status is a post of its own. */
final class TimelineVisit {
    private static final String HTML = "text/html; charset=utf-8";
    // A first poll with many pictures would outlast the transaction that it runs in.
    private static final Duration BUDGET = Duration.ofSeconds(90);

    private final Timeline timeline;
    private final Identities identities;
    private final PostWriter writer;
    private final Tally tally;
    private final Mishaps mishaps;
    private final Clock clock;

    TimelineVisit(
            Timeline timeline, Identities identities, PostWriter writer, Tally tally, Mishaps mishaps, Clock clock) {
        this.timeline = timeline;
        this.identities = identities;
        this.writer = writer;
        this.tally = tally;
        this.mishaps = mishaps;
        this.clock = clock;
    }

    void run(Task task, Source source, Memory memory, Consumer<Finding> out) {
        SourceState state = memory.source(source.id());
        Instant start = clock.instant();
        try {
            Window window = timeline.read(source, state.newestId());
            window.problem().ifPresent(outcome -> mishaps.note(task, outcome));
            memory.sources().put(source.id(), next(task, source, window, state, start, memory, out));
        } catch (UnreadableListing e) {
            mishaps.unreadable(task, e);
            memory.sources().put(source.id(), state.polled(start));
        }
    }

    private SourceState next(
            Task task,
            Source source,
            Window window,
            SourceState state,
            Instant start,
            Memory memory,
            Consumer<Finding> out) {
        tally.of(source.id()).items.addAndGet(window.statuses().size());
        tally.of(source.id()).badRows.addAndGet(window.unusable());
        // From here: a server that is slow to list would otherwise leave no time for any of the statuses.
        Instant end = clock.instant().plus(BUDGET);
        Map<String, String> known = new HashMap<>();
        for (Status status : window.statuses()) {
            if (clock.instant().isAfter(end)) {
                return goOnLater(task, source, state, start, known, out);
            }
            Seen seen = seen(source, status);
            known.put(status.id(), writer.write(task, seen, source.delay(), memory, out));
        }
        state.known().forEach((id, postId) -> {
            if (!known.containsKey(id)
                    && (clock.instant().isAfter(end)
                            || !confirmedGone(task, source, window, id, postId, memory, out))) {
                keepWhileCovered(window, id, postId, known);
            }
        });
        // After a failure half-way, what lies between must be read again: the old mark stays.
        String newest = window.complete() ? window.newestId().orElse(state.newestId()) : state.newestId();
        return state.windowed(start, newest, known);
    }

    // The next poll finds what was done here unchanged and so comes further.
    private SourceState goOnLater(
            Task task,
            Source source,
            SourceState state,
            Instant start,
            Map<String, String> known,
            Consumer<Finding> out) {
        out.accept(new NextTask(Task.poll(source, task.thorough(), identities, clock.instant())));
        state.known().forEach(known::putIfAbsent);
        return state.windowed(start, state.newestId(), known);
    }

    // A gap in the window is only a hint: filters of the server can hide a status for a while.
    private boolean confirmedGone(
            Task task, Source source, Window window, String id, String postId, Memory memory, Consumer<Finding> out) {
        if (!window.covers(id)) {
            return false;
        }
        FetchOutcome outcome = timeline.look(source, id);
        if (outcome instanceof Gone gone) {
            writer.delete(task, postId, gone.at(), gone.status(), memory, out);
            return true;
        }
        return false;
    }

    private static void keepWhileCovered(Window window, String id, String postId, Map<String, String> known) {
        if (!window.complete() || window.covers(id)) {
            known.put(id, postId);
        }
    }

    private Seen seen(Source source, Status status) {
        YearMonth month = YearMonth.from(status.createdAt().atZone(ZoneOffset.UTC));
        return new Seen(
                status.url(),
                status.id(),
                status.warning(),
                status.createdAt(),
                identities.pseudonym(source.id(), status.author(), month),
                HTML,
                status.html().getBytes(StandardCharsets.UTF_8),
                false,
                0,
                clock.instant(),
                status.media(),
                null);
    }
}
