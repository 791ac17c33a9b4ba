package org.lachan.ingest.visits;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.PostRevision.ReportFields;
import org.lachan.ingest.frontier.Ending;
import org.lachan.ingest.hotline.Report;
import org.lachan.ingest.hotline.ReportFile;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.revisions.Version;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Step.Ended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a hotline's file; each row is a post. A row that leaves the file is no deletion: the report was made. */
final class HotlineVisit {
    private static final Logger LOG = LoggerFactory.getLogger(HotlineVisit.class);
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final PoliteFetcher fetcher;
    private final Batches batches;
    private final Workers workers;
    private final Clock clock;

    HotlineVisit(PoliteFetcher fetcher, PostWriter writer, Workers workers, Clock clock) {
        this.fetcher = fetcher;
        this.batches = new Batches(writer);
        this.workers = workers;
        this.clock = clock;
    }

    Step begin(Task task, Source source, Memory memory) {
        Instant start = clock.instant();
        SourceState state = memory.source(source.id());
        FetchRequest request = FetchRequest.api(source.url(), state.validators(), source.delay());
        return Step.after(fetcher.fetch(request).thenCompose(outcome -> read(task, source, start, outcome)));
    }

    private CompletableFuture<Step.Settling> read(Task task, Source source, Instant start, FetchOutcome outcome) {
        if (!(outcome instanceof Fetched fetched)) {
            return CompletableFuture.completedFuture((memory, out) -> nothing(task, source, start, outcome, memory));
        }
        return CompletableFuture.supplyAsync(() -> file(fetched), workers)
                .handle((file, failure) -> (memory, out) -> failure == null
                        ? reports(new Round(task, source, start, fetched), file, memory, out)
                        : unreadable(task, source, start, failure, memory));
    }

    private static ReportFile file(Fetched fetched) {
        try {
            return ReportFile.parse(fetched.body());
        } catch (UnreadableListing e) {
            throw new CompletionException(e);
        }
    }

    /** @param start when this poll began */
    private record Round(Task task, Source source, Instant start, Fetched fetched) {}

    private Step reports(Round round, ReportFile file, Memory memory, Consumer<Finding> out) {
        Source source = round.source();
        Fetched fetched = round.fetched();
        reportProblems(source, file, fetched.truncated());
        List<Report> all = file.reports();
        List<Report> newest = all.subList(Math.max(0, all.size() - source.maxItems()), all.size());
        memory.ledger().listed(source.id(), newest.size(), file.problems().size());
        List<Seen> seen = newest.stream()
                .map(report -> seen(source, report, fetched.at()))
                .toList();
        return batches.write(round.task(), seen, source.delay(), (later, then) -> end(round, later), memory, out);
    }

    private static Step end(Round round, Memory memory) {
        Source source = round.source();
        SourceState state = memory.source(source.id());
        memory.sources()
                .put(source.id(), state.listed(round.start(), round.fetched().validators(), List.of()));
        memory.ledger()
                .polled(source.id(), round.task().requestedAt(), round.fetched().at(), true);
        return Step.done();
    }

    private static Step nothing(Task task, Source source, Instant start, FetchOutcome outcome, Memory memory) {
        Mishaps.note(memory.ledger(), task, outcome);
        memory.ledger().polled(source.id(), task.requestedAt(), outcome.at(), outcome instanceof NotModified);
        memory.sources().put(source.id(), memory.source(source.id()).polled(start));
        return new Ended(Ending.of(outcome));
    }

    private static Step unreadable(Task task, Source source, Instant start, Throwable failure, Memory memory) {
        Mishaps.unreadable(memory.ledger(), task, UnreadReason.orThrow(failure));
        memory.ledger().polled(source.id(), task.requestedAt(), start, false);
        memory.sources().put(source.id(), memory.source(source.id()).polled(start));
        return Step.done();
    }

    private static void reportProblems(Source source, ReportFile file, boolean truncated) {
        file.problems().forEach(problem -> LOG.warn("hotline=bad-row source={} problem=\"{}\"", source.id(), problem));
        int over = file.reports().size() - source.maxItems();
        if (over > 0 || truncated) {
            LOG.warn("hotline=cut source={} rows_left_out={} file_cut={}", source.id(), Math.max(0, over), truncated);
        }
    }

    private static Seen seen(Source source, Report report, Instant at) {
        byte[] body = report.text().getBytes(StandardCharsets.UTF_8);
        return new Seen(
                url(source, report.reportedUrl(), report.reference()),
                report.reference(),
                null,
                report.receivedAt(),
                null,
                PLAIN,
                body,
                false,
                0,
                at,
                List.of(),
                new ReportFields(report.reference(), report.group(), report.reportedUrl()),
                null,
                Version.ofBytes(body),
                null,
                null,
                null);
    }

    private static String url(Source source, @Nullable String reportedUrl, String reference) {
        return reportedUrl == null
                ? source.url() + "#" + URLEncoder.encode(reference, StandardCharsets.UTF_8)
                : reportedUrl;
    }
}
