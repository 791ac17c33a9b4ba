package org.lachan.launcher.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.content.crawl.Counts;
import org.lachan.content.crawl.Polls;
import org.lachan.content.crawl.SourceReport;
import org.lachan.content.crawl.Trouble;
import org.lachan.content.crawl.WatchedSource;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.Crawl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "How each source goes, the worst first: one JSON line for each, and a table on stderr.")
final class IngestStatusCommand implements Callable<Integer> {
    private static final Polls NEVER = new Polls(null, null, null);
    private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, new TreeMap<>());
    private static final String ROW = "%-24s %-13s %13s %9s %8s %8s %8s %8s  %s";

    private final RoleRun role;
    private final Speech speech;
    private final JsonLines out;
    private final Clock clock;

    @Option(names = "--source", paramLabel = "ID", description = "Only this source.")
    private @Nullable String only;

    IngestStatusCommand(RoleRun role, Speech speech, JsonLines out, Clock clock) {
        this.role = role;
        this.speech = speech;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Crawl crawl = Crawl.at(role.bootstrap());
        Instant now = clock.instant();
        List<WatchedSource> sources = chosen(crawl.sources(now));
        sources.forEach(source -> out.print(line(source)));
        if (!crawl.released()) {
            speech.say("No list of sources was released yet.", "Chưa có danh sách nguồn nào được công bố.");
        }
        tell(sources, now);
        return sources.stream().anyMatch(IngestStatusCommand::unread) ? ExitCode.PARTIAL.code() : ExitCode.OK.code();
    }

    private List<WatchedSource> chosen(List<WatchedSource> all) {
        List<WatchedSource> chosen = all.stream()
                .filter(source -> only == null || source.id().equals(only))
                .toList();
        if (only != null && chosen.isEmpty()) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT, "There is no source " + only + ".", "Không có nguồn " + only + ".");
        }
        return chosen;
    }

    private static boolean unread(WatchedSource source) {
        return source.source() != null && source.trouble() != null && source.trouble() != Trouble.PAUSED;
    }

    private static Map<String, Object> line(WatchedSource source) {
        SourceReport report = source.report();
        Polls polls = report == null ? NEVER : report.polls();
        Counts counts = report == null ? NOTHING : report.counts();
        Duration lag = lag(report);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("source", source.id());
        line.put("released", source.source() != null);
        line.put("trouble", source.trouble() == null ? null : source.trouble().name());
        line.put("askedAt", text(polls.askedAt()));
        line.put("polledAt", text(polls.polledAt()));
        line.put("succeededAt", text(polls.succeededAt()));
        line.put("lagSeconds", lag == null ? null : lag.toSeconds());
        line.put("waiting", report == null ? 0 : report.waiting());
        line.put("items", counts.items());
        line.put("new", counts.fresh());
        line.put("changed", counts.changed());
        line.put("gone", counts.gone());
        line.put("badRows", counts.badRows());
        line.put("robots", counts.robots());
        line.put("errors", counts.errors());
        line.put("pausedHosts", report == null ? List.of() : report.pausedHosts());
        line.put("at", report == null ? null : text(report.at()));
        return line;
    }

    private static @Nullable Duration lag(@Nullable SourceReport report) {
        return report == null || report.newest() == null
                ? null
                : report.newest().lag();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private void tell(List<WatchedSource> sources, Instant now) {
        speech.say(
                ROW.formatted("source", "state", "last success", "lag", "waiting", "new", "changed", "gone", "errors"),
                ROW.formatted("nguồn", "tình trạng", "đọc được", "trễ", "chờ", "mới", "sửa", "mất", "lỗi"));
        sources.forEach(source -> speech.say(row(source, now, false), row(source, now, true)));
    }

    private static String row(WatchedSource source, Instant now, boolean vietnamese) {
        SourceReport report = source.report();
        Counts counts = report == null ? NOTHING : report.counts();
        Duration lag = lag(report);
        Instant succeeded = report == null ? null : report.polls().succeededAt();
        return ROW.formatted(
                        source.id(),
                        state(source.trouble(), vietnamese),
                        succeeded == null ? "-" : span(Duration.between(succeeded, now)),
                        lag == null ? "-" : span(lag),
                        report == null ? 0 : report.waiting(),
                        counts.fresh(),
                        counts.changed(),
                        counts.gone(),
                        counts.errors().isEmpty() ? "-" : counts.errors())
                .stripTrailing();
    }

    private static String state(@Nullable Trouble trouble, boolean vietnamese) {
        if (trouble == null) {
            return "ok";
        }
        return vietnamese ? trouble.vi() : trouble.en();
    }

    /** In the largest whole unit. */
    private static String span(Duration time) {
        if (time.toMinutes() < 2) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
