package org.lachan.ingest.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.lachan.avro.FetchTask;
import org.lachan.avro.HashEntry;
import org.lachan.avro.HashState;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Post;
import org.lachan.avro.Recheck;
import org.lachan.avro.Report;
import org.lachan.avro.SourceStatus;
import org.lachan.content.identity.Identities;
import org.lachan.content.identity.Urls;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.sources.Account;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.content.streams.StreamsSettings;
import org.lachan.ingest.counts.StatusBoard;
import org.lachan.ingest.evidence.Captures;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.intake.FiledReport;
import org.lachan.ingest.intake.ReportIntake;
import org.lachan.ingest.intake.ReportRecords;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.mastodon.MastodonReader;
import org.lachan.ingest.media.KnownHashes;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.readers.PostsReader;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Keeping;
import org.lachan.ingest.visits.Visits;
import org.lachan.ingest.visits.Workers;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** The whole topology in the test driver, with real stores on disk and a fetcher that may go to loopback. */
final class Rig implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private final List<Source> sources;
    private final Fetcher fetcher;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, FetchTask> tasks;
    private final TestInputTopic<String, HashEntry> hashes;
    private final TestInputTopic<String, Report> reports;
    final Identities identities;
    final SealedStore media;
    final SealedStore bodies;
    final SealedStore captures;
    final StatusBoard board = new StatusBoard();
    private final Workers workers = new Workers();
    private final Steps clock = new Steps();

    Rig(Path folder, Source... sources) {
        this.sources = List.of(sources);
        try {
            identities = Identities.load(folder.resolve("keys"));
            media = SealedStore.open(folder.resolve("media"), folder.resolve("keys"));
            bodies = SealedStore.open(folder.resolve("bodies"), folder.resolve("keys"));
            captures = SealedStore.open(folder.resolve("captures"), folder.resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FetchLimits limits =
                new FetchLimits(1 << 20, 5, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));
        fetcher = new Fetcher(limits, true, Clock.systemUTC());
        KnownHashes known = new KnownHashes();
        SourceList list = new SourceList(this.sources);
        Visits visits = new Visits(
                () -> list,
                readers(new PoliteFetcher(fetcher, clock)),
                identities,
                new PoliteFetcher(fetcher, clock),
                new Keeping(new MediaIntake(known, media), bodies, new Captures(captures)),
                workers,
                clock);
        driver = new TopologyTestDriver(
                new IngestTopology(
                                crew(visits, board, clock),
                                new ReportIntake(identities, () -> new SourceList(this.sources)),
                                known,
                                serdes)
                        .build(),
                settings(folder),
                Instant.parse("2026-11-23T00:00:00Z"));
        tasks = input(Topics.FETCH_TASKS);
        hashes = input(Topics.HASHES);
        reports = input(Topics.REPORTS);
    }

    /** What the topology says of itself. */
    static String description(Path folder) throws IOException {
        KnownHashes known = new KnownHashes();
        Identities ids = Identities.load(folder.resolve("keys"));
        SealedStore store = SealedStore.open(folder.resolve("media"), folder.resolve("keys"));
        try (Fetcher idle = new Fetcher(FetchLimits.DEFAULT, false, Clock.systemUTC())) {
            Clock clock = Clock.systemUTC();
            Workers none = new Workers();
            Visits visits = new Visits(
                    () -> new SourceList(List.of()),
                    Map.of(),
                    ids,
                    new PoliteFetcher(idle, clock),
                    new Keeping(new MediaIntake(known, store), store, new Captures(store)),
                    none,
                    clock);
            return new IngestTopology(
                            crew(visits, new StatusBoard(), clock),
                            new ReportIntake(ids, () -> new SourceList(List.of())),
                            known,
                            new AvroSerdes(OurSchemas.asStore()))
                    .build()
                    .describe()
                    .toString();
        }
    }

    private static Crew crew(Visits visits, StatusBoard board, Clock clock) {
        return new Crew(visits, new Semaphore(100), () -> true, board, clock);
    }

    private static Map<Kind, PostsReader> readers(PoliteFetcher fetcher) {
        return Map.of(Kind.MASTODON, new MastodonReader(fetcher, any -> Optional.empty()));
    }

    private static Properties settings(Path folder) {
        Properties settings =
                StreamsSettings.exactlyOnce("lachan-ingest", "unused:1", folder.resolve("streams"), "test", 1);
        // An exception must fail the test, not become a dead letter.
        settings.remove(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG);
        return settings;
    }

    static Source source(String id, Kind kind, String url) {
        Details details =
                switch (kind) {
                    case PAGES -> new Details.Links("article a");
                    case MASTODON -> new Details.Timeline(null, null);
                    default -> new Details.None();
                };
        return new Source(
                id,
                kind,
                url,
                DeclaredAudience.TEENAGERS,
                null,
                Duration.ofMinutes(5),
                50,
                Duration.ZERO,
                details,
                null,
                Account.INSTITUTION);
    }

    /** Polls every source, and everything that follows from it. */
    Rig poll() {
        for (Source source : sources) {
            pipe(Task.poll(source, true, identities, clock.instant()));
        }
        return this;
    }

    Rig visit(String url) {
        pipe(Task.visit(sources.get(0), new ListedItem(url, null, null), true, identities, clock.instant()));
        return this;
    }

    Rig recheck(String url, String caseId) {
        pipe(new Task(
                identities.targetId(url),
                Purpose.RECHECK,
                "manual",
                Origin.MANUAL,
                null,
                url,
                Urls.host(url),
                null,
                null,
                clock.instant(),
                caseId,
                null,
                null,
                false,
                false,
                0));
        return this;
    }

    /** An analyst's entry. */
    Rig enter(String url) {
        pipe(new Task(
                identities.targetId(url),
                Purpose.POST,
                "manual",
                Origin.MANUAL,
                null,
                url,
                Urls.host(url),
                null,
                null,
                clock.instant(),
                null,
                null,
                null,
                false,
                false,
                0));
        return this;
    }

    private void pipe(Task task) {
        tasks.pipeInput(task.targetId(), FetchTasks.record(task));
        settle();
    }

    /** Lets everything that is due be fetched and settled. */
    Rig settle() {
        long end = System.nanoTime() + LONGEST.toNanos();
        do {
            driver.advanceWallClockTime(Duration.ofMillis(20));
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        } while (board.waiting() > 0 && System.nanoTime() < end);
        if (board.waiting() > 0) {
            throw new AssertionError("Still waiting after " + LONGEST + ": " + board.waiting());
        }
        return this;
    }

    Rig report(FiledReport filed) {
        reports.pipeInput(filed.reportId(), ReportRecords.record(filed));
        return settle();
    }

    List<FetchTask> fetchTasks() {
        return read(Topics.FETCH_TASKS);
    }

    Rig knownHash(String hashId, String sha256) {
        hashes.pipeInput(hashId, new HashEntry(hashId, "SHA256", sha256, "test", HashState.ACTIVE, Instant.EPOCH));
        return this;
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Rig corruptHash(String hashId) {
        driver.createInputTopic(Topics.HASHES.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(hashId, new byte[] {7});
        return this;
    }

    Rig task(Task task) {
        pipe(task);
        return this;
    }

    List<Post> posts() {
        return read(Topics.POSTS);
    }

    List<SourceStatus> statuses() {
        return read(Topics.SOURCE_STATUS);
    }

    List<MediaRef> mediaRefs() {
        return read(Topics.MEDIA_REFS);
    }

    List<Recheck> rechecks() {
        return read(Topics.RECHECKS);
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), serdes.serializer(topic.type()));
    }

    private <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        TestOutputTopic<String, V> output =
                driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic.type()));
        return new ArrayList<>(output.readValuesToList());
    }

    @Override
    public void close() throws IOException {
        driver.close();
        workers.close();
        fetcher.close();
    }

    /** Each look is a millisecond later. */
    private static final class Steps extends Clock {
        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        private synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC only");
        }
    }
}
