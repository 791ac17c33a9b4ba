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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
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
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.intake.ReportIntake;
import org.lachan.ingest.media.Janitor;
import org.lachan.ingest.media.KnownHashes;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.schedule.Scheduler;
import org.lachan.ingest.topology.IngestTopology;
import org.lachan.ingest.visits.Tally;
import org.lachan.ingest.visits.Visits;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running role: a Kafka Streams application that fetches, and a scheduler that tells it when. */
public final class Ingest implements AutoCloseable {
    /** Application id, and consumer group. */
    public static final String APPLICATION = Applications.INGEST;

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    // Several slow visits can share one transaction; brokers allow 15 minutes unless told otherwise.
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(14);

    private final SourceList sources;
    private final Tally tally = new Tally();
    private final Fetcher fetcher;
    private final StreamsApplication application;
    private final BacklogWatch backlog;
    private final Scheduler scheduler;
    private final Janitor janitor;

    private Ingest(IngestSettings settings, Clock clock) throws IOException {
        sources = SourceList.read(settings.sources());
        Path keys = settings.folder().keys();
        Path sealed = settings.folder().sealed();
        Identities identities = Identities.load(keys);
        SealedStore media = SealedStore.open(sealed.resolve("media"), keys);
        SealedStore bodies = SealedStore.open(sealed.resolve("bodies"), keys);
        AvroSerdes serdes = new AvroSerdes(SchemaTopic.open(settings.bootstrap()));
        KnownHashes hashes = new KnownHashes();
        fetcher = new Fetcher(FetchLimits.DEFAULT, settings.allowLoopback(), clock);
        Visits visits = new Visits(
                sources,
                identities,
                new PoliteFetcher(fetcher, clock),
                new MediaIntake(hashes, media),
                bodies,
                tally,
                clock);
        ReportIntake reports = new ReportIntake(identities, sources);
        application = new StreamsApplication(
                new IngestTopology(visits, reports, hashes, serdes).build(), streams(settings), clock);
        backlog = new BacklogWatch(
                new PipelineLog(settings.bootstrap()),
                BacklogLimits.DEFAULT,
                settings.folder().root(),
                this::brake);
        scheduler =
                new Scheduler(sources, identities, serdes, settings.bootstrap(), APPLICATION, backlog::mayPoll, clock);
        janitor = new Janitor(media, bodies, clock);
    }

    /**
     * Starts polling at once. The topics must exist.
     *
     * @throws org.lachan.content.yaml.BadSettings with every problem of the sources' file and its line
     * @throws UncheckedIOException when that file or the data folder cannot be used
     * @throws IllegalStateException when the broker does not answer
     */
    public static Ingest start(IngestSettings settings) {
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
        int longest = (int) LONGEST_TRANSACTION.toMillis();
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), longest);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), longest);
        return properties;
    }

    public boolean healthy() {
        return application.healthy() && scheduler.healthy();
    }

    /** Makes every source due at once; tells the number of the round that this begins. */
    public int pollNow() {
        return scheduler.pollNow();
    }

    /** Sources without a finished poll that was asked for at that time or later; what a finished one brought is committed. */
    public Set<String> notPolledSince(Instant since) {
        return scheduler.notPolledSince(since);
    }

    /**
     * {@code state}; {@code round}, the newest one that is over; {@code waiting}, tasks not done yet or -1 while unknown;
     * {@code backlog}, see {@link BacklogWatch#status}; and {@code sources}, each with {@code lastPolledAt} (ISO 8601, or empty) and what this instance counted since it started.
     */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", application.streams().state().name());
        status.put("round", scheduler.round());
        status.put("waiting", scheduler.waiting());
        status.put("backlog", backlog.status());
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
        status.putAll(tally.counts(source.id()));
        return status;
    }

    public List<KafkaStreams> streams() {
        return List.of(application.streams());
    }

    @Override
    public void close() {
        scheduler.close();
        backlog.close();
        application.close();
        janitor.close();
        try {
            fetcher.close();
        } catch (IOException e) {
            LOG.warn("event=close-failed part=fetcher error=\"{}\"", e.toString());
        }
    }
}
