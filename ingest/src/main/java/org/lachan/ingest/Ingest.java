package org.lachan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.content.streams.Applications;
import org.lachan.content.streams.StreamsApplication;
import org.lachan.content.streams.StreamsSettings;
import org.lachan.ingest.backlog.BacklogLimits;
import org.lachan.ingest.backlog.BacklogWatch;
import org.lachan.ingest.backlog.Flow;
import org.lachan.ingest.backlog.PipelineLog;
import org.lachan.ingest.counts.StatusBoard;
import org.lachan.ingest.evidence.Captures;
import org.lachan.ingest.evidence.EvidenceWorker;
import org.lachan.ingest.evidence.store.EvidenceStores;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.GuardedDns;
import org.lachan.ingest.intake.ReportIntake;
import org.lachan.ingest.media.Janitor;
import org.lachan.ingest.media.KnownHashes;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.released.ReleasedSources;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.schedule.Scheduler;
import org.lachan.ingest.topology.Crew;
import org.lachan.ingest.topology.IngestTopology;
import org.lachan.ingest.visits.Keeping;
import org.lachan.ingest.visits.Visits;
import org.lachan.ingest.visits.Workers;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running role: a Kafka Streams application that fetches, and a scheduler that tells it when. */
public final class Ingest implements AutoCloseable {
    /** Application id, and consumer group. */
    public static final String APPLICATION = Applications.INGEST;

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Duration LOOKUP = Duration.ofSeconds(5);
    private static final int MOST_UNDER_WAY = 2_000;
    // Between two reads of the topic, what was fetched waits to be settled.
    private static final int LONGEST_READ_MS = 20;

    private volatile SourceList sources;
    private final StatusBoard board = new StatusBoard();
    private final Workers workers = new Workers();
    private final Fetcher fetcher;
    private final GuardedDns names;
    private final Captures captures;
    private final StreamsApplication application;
    private final BacklogWatch backlog;
    private final EvidenceWorker evidence;
    private final @Nullable ReleasedSources released;
    private final Scheduler scheduler;
    private final Janitor janitor;

    private Ingest(IngestSettings settings, Clock clock) throws IOException {
        sources = SourceList.read(settings.sources());
        Path keys = settings.folder().keys();
        Path sealed = settings.folder().sealed();
        Identities identities = Identities.load(keys);
        SealedStore media = SealedStore.open(sealed.resolve("media"), keys);
        SealedStore bodies = SealedStore.open(sealed.resolve("bodies"), keys);
        SealedStore capturesStore = SealedStore.open(sealed.resolve("captures"), keys);
        captures = new Captures(capturesStore);
        AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(settings.bootstrap()));
        KnownHashes hashes = new KnownHashes();
        fetcher = new Fetcher(FetchLimits.DEFAULT, settings.allowLoopback(), clock);
        backlog = new BacklogWatch(
                new PipelineLog(settings.bootstrap()),
                BacklogLimits.DEFAULT,
                settings.folder().root(),
                this::brake);
        names = new GuardedDns(settings.allowLoopback(), LOOKUP);
        Keeping keeping = new Keeping(new MediaIntake(hashes, media), bodies, captures);
        Crew crew = new Crew(
                visits(identities, keeping, clock), new Semaphore(MOST_UNDER_WAY), this::mayBegin, board, clock);
        application = new StreamsApplication(
                new IngestTopology(crew, new ReportIntake(identities, () -> sources), hashes, serdes).build(),
                streams(settings),
                clock);
        scheduler = new Scheduler(sources, identities, serdes, settings.bootstrap(), APPLICATION, this::mayPoll, clock);
        released = settings.sourcesGiven() ? null : ReleasedSources.start(settings.bootstrap(), this::replace);
        evidence = EvidenceWorker.start(
                settings.bootstrap(),
                settings.instanceId(),
                serdes,
                captures,
                EvidenceStores.open(settings.folder(), System.getenv()),
                clock);
        janitor = new Janitor(media, bodies, capturesStore, clock);
    }

    private Visits visits(Identities identities, Keeping keeping, Clock clock) {
        PoliteFetcher polite = new PoliteFetcher(fetcher, clock);
        return new Visits(
                () -> sources, Readers.all(polite, names, clock), identities, polite, keeping, workers, clock);
    }

    /**
     * Starts polling at once. The topics must exist.
     *
     * @throws org.lachan.content.yaml.BadSettings with every problem of the sources' file and its line
     * @throws UncheckedIOException when that file or the data folder cannot be used
     * @throws IllegalStateException when the broker does not answer
     */
    public static Ingest start(IngestSettings settings) {
        if (settings.sourcesGiven()) {
            LOG.warn(
                    "sources=not-released file={} hint=\"a list that was given by command counts alone\"",
                    settings.sources());
        }
        try {
            Ingest ingest = new Ingest(settings, Clock.systemUTC());
            ingest.janitor.start();
            ingest.application.start();
            ingest.backlog.start();
            ingest.scheduler.start();
            LOG.info(
                    "event=started role=ingest sources={}", ingest.sources.all().size());
            return ingest;
        } catch (IOException e) {
            throw new UncheckedIOException("Ingest cannot start: " + e.getMessage(), e);
        }
    }

    private void replace(SourceList list) {
        sources = list;
        scheduler.replace(list);
    }

    // The file on this machine counts only where nothing was released; so that must be known first, also to what a
    // frontier holds.
    private boolean mayPoll() {
        ReleasedSources list = released;
        return backlog.mayPoll() && (list == null || list.isCaughtUp());
    }

    private boolean mayBegin() {
        return mayPoll() && !workers.areBusy();
    }

    private void brake(Flow flow) {
        if (flow == Flow.STOPPED) {
            application.streams().pause();
        } else {
            application.streams().resume();
        }
    }

    private static Properties streams(IngestSettings settings) {
        Properties properties = StreamsSettings.exactlyOnce(
                APPLICATION,
                settings.bootstrap(),
                settings.folder().streams(),
                settings.instanceId(),
                settings.threads());
        properties.put(StreamsConfig.POLL_MS_CONFIG, LONGEST_READ_MS);
        return properties;
    }

    public boolean healthy() {
        return application.healthy() && scheduler.healthy() && evidence.healthy() && fetcher.healthy();
    }

    /** Makes every source due at once; tells the number of the round that this begins. */
    public int pollNow() {
        return scheduler.pollNow();
    }

    /** Sources without a finished poll that was asked for at that time or later; what a finished one brought is committed. */
    public Set<String> notPolledSince(Instant since) {
        return scheduler.notPolledSince(since);
    }

    /** Tasks on their topic, due or under way, of all instances; -1 while unknown. What waits for a later visit does not count. */
    public long waiting() {
        return scheduler.waiting();
    }

    /**
     * {@code state}; {@code round}, the newest one that is over; {@code waiting}, tasks not done yet or -1 while unknown;
     * {@code backlog}, see {@link BacklogWatch#status}; {@code evidence}; {@code released}, the version of the list in force, empty without one; and {@code sources}, each with {@code lastPolledAt} (ISO 8601, or empty) and what this instance counted since it started.
     */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", application.streams().state().name());
        status.put("round", scheduler.round());
        status.put("waiting", scheduler.waiting());
        status.put("backlog", backlog.status());
        status.put("evidence", evidence.status());
        ReleasedSources list = released;
        status.put("released", list == null ? "" : list.version().orElse(""));
        Map<String, Object> bySource = new LinkedHashMap<>();
        for (Source source : sources.all()) {
            bySource.put(source.id(), status(source));
        }
        status.put("sources", bySource);
        return status;
    }

    private Map<String, Object> status(Source source) {
        Map<String, Object> status = new LinkedHashMap<>();
        Instant polled = scheduler.lastPolledAt(source.id());
        status.put("lastPolledAt", polled.equals(Instant.EPOCH) ? "" : polled.toString());
        status.putAll(board.of(source.id()));
        return status;
    }

    public List<KafkaStreams> streams() {
        return List.of(application.streams());
    }

    @Override
    public void close() {
        if (released != null) {
            released.close();
        }
        scheduler.close();
        evidence.close();
        backlog.close();
        application.close();
        janitor.close();
        workers.close();
        names.close();
        try {
            fetcher.close();
        } catch (IOException e) {
            LOG.warn("event=close-failed part=fetcher error=\"{}\"", e.toString());
        }
    }
}
