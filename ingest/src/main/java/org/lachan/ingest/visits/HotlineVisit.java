package org.lachan.ingest.visits;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.PostRevision.ReportFields;
import org.lachan.ingest.hotline.Report;
import org.lachan.ingest.hotline.ReportFile;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.SourceState;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a hotline's file; each row is a post. A row that leaves the file is no deletion: the report was made. */
final class HotlineVisit {
    private static final Logger LOG = LoggerFactory.getLogger(HotlineVisit.class);
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final PoliteFetcher fetcher;
    private final PostWriter writer;
    private final Tally tally;
    private final Mishaps mishaps;
    private final Clock clock;

    HotlineVisit(PoliteFetcher fetcher, PostWriter writer, Tally tally, Mishaps mishaps, Clock clock) {
        this.fetcher = fetcher;
        this.writer = writer;
        this.tally = tally;
        this.mishaps = mishaps;
        this.clock = clock;
    }

    void run(Task task, Source source, Memory memory, Consumer<Finding> out) {
        SourceState state = memory.source(source.id());
        Instant start = clock.instant();
        FetchOutcome outcome = fetcher.fetch(FetchRequest.api(source.url(), state.validators(), source.delay()))
                .join();
        mishaps.note(task, outcome);
        Validators validators = state.validators();
        if (outcome instanceof Fetched fetched && read(task, source, fetched, memory, out)) {
            validators = fetched.validators();
        }
        memory.sources().put(source.id(), state.listed(start, validators, List.of()));
    }

    private boolean read(Task task, Source source, Fetched fetched, Memory memory, Consumer<Finding> out) {
        try {
            ReportFile file = ReportFile.parse(fetched.body());
            reportProblems(source, file, fetched.truncated());
            List<Report> all = file.reports();
            List<Report> newest = all.subList(Math.max(0, all.size() - source.maxItems()), all.size());
            tally.of(source.id()).items.addAndGet(newest.size());
            newest.forEach(
                    report -> writer.write(task, seen(source, report, fetched.at()), source.delay(), memory, out));
            return true;
        } catch (UnreadableListing e) {
            mishaps.unreadable(task, e);
            return false;
        }
    }

    private void reportProblems(Source source, ReportFile file, boolean truncated) {
        tally.of(source.id()).badRows.addAndGet(file.problems().size());
        file.problems().forEach(problem -> LOG.warn("hotline=bad-row source={} problem=\"{}\"", source.id(), problem));
        int over = file.reports().size() - source.maxItems();
        if (over > 0 || truncated) {
            LOG.warn("hotline=cut source={} rows_left_out={} file_cut={}", source.id(), Math.max(0, over), truncated);
        }
    }

    private static Seen seen(Source source, Report report, Instant at) {
        return new Seen(
                url(source, report.reportedUrl(), report.reference()),
                report.reference(),
                null,
                report.receivedAt(),
                null,
                PLAIN,
                report.text().getBytes(StandardCharsets.UTF_8),
                false,
                0,
                at,
                List.of(),
                new ReportFields(report.reference(), report.group(), report.reportedUrl()));
    }

    private static String url(Source source, @Nullable String reportedUrl, String reference) {
        return reportedUrl == null
                ? source.url() + "#" + URLEncoder.encode(reference, StandardCharsets.UTF_8)
                : reportedUrl;
    }
}
