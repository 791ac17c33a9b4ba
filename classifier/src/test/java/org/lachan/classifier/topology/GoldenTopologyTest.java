package org.lachan.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.classifier.media.MediaFlagRecords;
import org.lachan.classifier.media.MediaScoreRecords;
import org.lachan.classifier.media.MediaScoring;
import org.lachan.classifier.media.PictureReader;
import org.lachan.classifier.policy.PolicyState;
import org.lachan.classifier.posts.Attempts;
import org.lachan.classifier.posts.BodyReader;
import org.lachan.classifier.posts.FlagRecords;
import org.lachan.classifier.posts.ScoreRecords;
import org.lachan.classifier.posts.ScoringByWords;
import org.lachan.classifier.posts.TextScoring;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.text.TextExtractor;

/**
 * A change here is a migration question: running applications have state under these names. When the change is meant,
 * copy the description that the failed test shows into the golden file.
 */
final class GoldenTopologyTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheTextTopology() throws IOException {
        assertThat(text().describe().toString()).isEqualTo(golden("text-topology.txt"));
    }

    @Test
    void shouldKeepTheMediaTopology() throws IOException {
        assertThat(media().describe().toString()).isEqualTo(golden("media-topology.txt"));
    }

    @Test
    void shouldNotRepartition() throws IOException {
        assertThat(text().describe().toString()).doesNotContain("repartition");
        assertThat(media().describe().toString()).doesNotContain("repartition");
    }

    private Topology text() throws IOException {
        Properties settings = Driver.settings(folder);
        TextScoring scoring = ScoringByWords.create();
        SealedStore store = SealedStore.open(folder.resolve("sealed"), folder.resolve("keys"));
        try (TimeLimit limit = new TimeLimit(Duration.ofSeconds(1), 1)) {
            return new ClassifierTopology(
                            settings,
                            Driver.SERDES,
                            Driver.policy(new PolicyState()),
                            new BodyReader(store, new TextExtractor(), limit, new Attempts(folder)),
                            scoring,
                            new ScoreRecords("model", "test", Driver.CLOCK),
                            new FlagRecords(scoring, store, Driver.CLOCK))
                    .build();
        }
    }

    private Topology media() throws IOException {
        Properties settings = Driver.settings(folder);
        SealedStore store = SealedStore.open(folder.resolve("sealed"), folder.resolve("keys"));
        try (TimeLimit limit = new TimeLimit(Duration.ofSeconds(1), 1)) {
            return new MediaTopology(
                            settings,
                            Driver.SERDES,
                            Driver.policy(new PolicyState()),
                            new MediaScoring(store, new PictureReader(), limit, "test", Driver.CLOCK),
                            new MediaScoreRecords("model", "test", Driver.CLOCK),
                            new MediaFlagRecords("model", store, Driver.CLOCK))
                    .build();
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(GoldenTopologyTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
