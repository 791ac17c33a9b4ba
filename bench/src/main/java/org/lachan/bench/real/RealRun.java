package org.lachan.bench.real;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lachan.avro.Flag;
import org.lachan.bench.real.Result.Located;
import org.lachan.bench.real.Result.Served;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.Ingest;
import org.lachan.launcher.engines.EnginePorts;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.SystemSettings;
import org.lachan.launcher.roles.WebPorts;
import org.lachan.launcher.roles.WholeSystem;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.lachan.takedown.cases.Cases;

/** Serves the input, runs the whole system on it, and ends when the last of it is through. */
final class RealRun {
    private final RealSettings settings;
    private final Speech speech;
    private final Clock clock;

    RealRun(RealSettings settings, Speech speech, Clock clock) {
        this.settings = settings;
        this.speech = speech;
        this.clock = clock;
    }

    /**
     * @throws LaunchFailure for bad input, for what a person can mend, or when time is over
     * @throws IOException when a file or a port cannot be had
     */
    Result run() throws IOException {
        List<Article> articles = ArticleFolder.read(settings.articles());
        List<Comment> comments = CommentFile.read(settings.comments());
        Served served = new Served(settings.audience(), articles.size(), comments.size());
        try (RunFolder folder = RunFolder.open(settings.data());
                RealWeb web = RealWeb.open(articles, comments)) {
            Path sources = folder.writeSources(web.sourcesYaml(settings.audience()));
            Waiting waiting = new Waiting(clock, speech, settings.timeout());
            Instant begin = clock.instant();
            try (WholeSystem system = WholeSystem.start(system(folder, sources), speech)) {
                return watch(served, web, system, waiting, begin);
            }
        }
    }

    private static SystemSettings system(RunFolder folder, Path sources) {
        return new SystemSettings(folder.root(), EnginePorts.FREE, WebPorts.FREE, sources, null, true, Map.of());
    }

    private Result watch(Served served, RealWeb web, WholeSystem system, Waiting waiting, Instant begin)
            throws IOException {
        String bootstrap = system.engines().bootstrap();
        Made made = new Made(new AvroSerdes(SchemaTopic.open(bootstrap)), clock);
        Ingest ingest = system.roles().ingest().orElseThrow();
        Cases cases = system.roles().bean(Cases.class);
        try (CommittedRecords records = new CommittedRecords(bootstrap, Made.TOPICS)) {
            waiting.until(() -> {
                // Asked before reading: what an idle ingest has brought is committed, and so read below.
                boolean idle = isIdle(ingest, begin);
                records.next(made::take);
                return uncrawled(served, made, idle).or(made::owed).or(() -> unopened(made, cases));
            });
            records.next(made::take);
        }
        List<Located> flags = located(made, web);
        writeFlags(flags, made, system.folder());
        Duration took = Duration.between(web.firstRequest().orElse(begin), made.lastScoreSeen());
        return new Result(served, made, flags, opened(cases), system.startedIn(), took);
    }

    private static boolean isIdle(Ingest ingest, Instant begin) {
        return ingest.notPolledSince(begin).isEmpty()
                && Objects.equals(ingest.status().get("waiting"), 0L);
    }

    // Ends without all posts, too: what cannot be read must be told, not waited for.
    private static Optional<String> uncrawled(Served served, Made made, boolean idle) {
        return made.posts() >= served.posts() || idle
                ? Optional.empty()
                : Optional.of(made.posts() + " of " + served.posts() + " posts crawled, "
                        + made.scores().size() + " scored");
    }

    private static Optional<String> unopened(Made made, Cases cases) {
        long opened = opened(cases);
        return opened >= made.flaggedPosts()
                ? Optional.empty()
                : Optional.of(opened + " of " + made.flaggedPosts() + " cases opened");
    }

    private static long opened(Cases cases) {
        return cases.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Located> located(Made made, RealWeb web) {
        return made.flags().stream()
                .map(flag -> new Located(flag, origin(flag, web)))
                .toList();
    }

    private static Origin origin(Flag flag, RealWeb web) {
        return Optional.ofNullable(flag.getUrl())
                .flatMap(web::origin)
                .orElseThrow(() -> new IllegalStateException("A flag on what was not served: " + flag.getPostId()));
    }

    private void writeFlags(List<Located> flags, Made made, DataFolder folder) throws IOException {
        Path file = settings.flags();
        if (file == null) {
            return;
        }
        SealedStore texts =
                settings.withText() ? SealedStore.open(folder.sealed().resolve("texts"), folder.keys()) : null;
        new FlagLines(made, texts).write(flags, file);
        if (settings.withText()) {
            speech.say(
                    "The file " + file + " holds the flagged texts, harmful ones too: delete it when you have read it.",
                    "Tệp " + file + " chứa các văn bản bị gắn cờ, cả nội dung gây hại: hãy xóa sau khi đọc.");
        }
    }
}
