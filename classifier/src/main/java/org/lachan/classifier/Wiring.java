package org.lachan.classifier;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.lachan.classifier.media.MediaFlagRecords;
import org.lachan.classifier.media.MediaScoreRecords;
import org.lachan.classifier.media.MediaScoring;
import org.lachan.classifier.media.PictureReader;
import org.lachan.classifier.policy.PolicySource;
import org.lachan.classifier.policy.PolicyState;
import org.lachan.classifier.posts.Attempts;
import org.lachan.classifier.posts.BodyReader;
import org.lachan.classifier.posts.FlagRecords;
import org.lachan.classifier.posts.ScoreRecords;
import org.lachan.classifier.posts.TextScoring;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.classifier.text.TextScorer;
import org.lachan.classifier.topology.ClassifierTopology;
import org.lachan.classifier.topology.MediaTopology;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.text.TextExtractor;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.SchemaTopic;

/** What the two applications are made of. */
final class Wiring implements AutoCloseable {
    /** Model version on the records of media: nothing but hashes speaks there yet. */
    static final String MEDIA_MODEL = "sha256";

    private static final Duration LONGEST_STEP = Duration.ofSeconds(20);
    private static final int SPARE_THREADS = 8;

    private final ClassifierSettings settings;
    private final Clock clock;
    private final AvroSerdes serdes;
    private final PolicySource policy;
    private final TextScoring scoring;
    private final SealedStore bodies;
    private final SealedStore texts;
    private final SealedStore media;
    private final Attempts attempts;
    private final TimeLimit extraction;
    private final TimeLimit reading;

    Wiring(ClassifierSettings settings, TextScorer scorer, PolicyState state, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.serdes = new AvroSerdes(SchemaTopic.open(settings.bootstrap()));
        this.policy = new PolicySource(serdes, state);
        this.scoring = new TextScoring(scorer);
        this.bodies = sealed("bodies");
        this.texts = sealed("texts");
        this.media = sealed("media");
        this.attempts = new Attempts(settings.folder().streams().resolve("being-read"));
        // Each has its own threads: a hanging document must not stop pictures, nor the other way round.
        this.extraction = new TimeLimit(LONGEST_STEP, settings.threads() + SPARE_THREADS);
        this.reading = new TimeLimit(LONGEST_STEP, settings.mediaThreads() + SPARE_THREADS);
    }

    private SealedStore sealed(String kind) throws IOException {
        Path folder = settings.folder().sealed().resolve(kind);
        return SealedStore.open(folder, settings.folder().keys());
    }

    Application text() {
        Properties properties = settings.text();
        ClassifierTopology topology = new ClassifierTopology(
                properties,
                serdes,
                policy,
                new BodyReader(bodies, new TextExtractor(), extraction, attempts),
                scoring,
                new ScoreRecords(scoring.modelVersion(), CodeVersion.current(), clock),
                new FlagRecords(scoring, texts, clock));
        return new Application(topology.build(), properties, clock);
    }

    Application media() {
        Properties properties = settings.media();
        MediaTopology topology = new MediaTopology(
                properties,
                serdes,
                policy,
                new MediaScoring(media, new PictureReader(), reading, CodeVersion.current(), clock),
                new MediaScoreRecords(MEDIA_MODEL, CodeVersion.current(), clock),
                new MediaFlagRecords(MEDIA_MODEL, texts, clock));
        return new Application(topology.build(), properties, clock);
    }

    Janitor janitor() {
        return new Janitor(texts, clock);
    }

    int stepsPastLimit() {
        return extraction.passed() + reading.passed();
    }

    @Override
    public void close() {
        extraction.close();
        reading.close();
    }
}
