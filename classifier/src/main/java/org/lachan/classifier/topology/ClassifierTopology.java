package org.lachan.classifier.topology;

import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.lachan.classifier.policy.PolicySource;
import org.lachan.classifier.posts.ApplyPolicy;
import org.lachan.classifier.posts.BodyReader;
import org.lachan.classifier.posts.DropDeliveredAgain;
import org.lachan.classifier.posts.FlagRecords;
import org.lachan.classifier.posts.Judged;
import org.lachan.classifier.posts.MarkRepeats;
import org.lachan.classifier.posts.ScoreRecords;
import org.lachan.classifier.posts.SeenPosts;
import org.lachan.classifier.posts.TextScoring;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/**
 * Text: every revision of a post gives exactly one record on {@code scores}, whatever came of it, and a record on
 * {@code flags} when the policy says so or when it no longer does.
 */
public final class ClassifierTopology {
    private final Properties settings;
    private final AvroSerdes serdes;
    private final PolicySource policy;
    private final BodyReader bodies;
    private final TextScoring texts;
    private final ScoreRecords scores;
    private final FlagRecords flags;

    public ClassifierTopology(
            Properties settings,
            AvroSerdes serdes,
            PolicySource policy,
            BodyReader bodies,
            TextScoring texts,
            ScoreRecords scores,
            FlagRecords flags) {
        this.settings = settings;
        this.serdes = serdes;
        this.policy = policy;
        this.bodies = bodies;
        this.texts = texts;
        this.scores = scores;
        this.flags = flags;
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        policy.addTo(builder);
        builder.addStateStore(SeenPosts.store());

        KStream<String, Judged> judged = builder.stream(Topics.POSTS.name(), from(Topics.POSTS))
                .processValues(DropDeliveredAgain::new, Named.as("drop-delivered-again"), SeenPosts.STORE)
                .mapValues(bodies::read, Named.as("extract-text"))
                .processValues(MarkRepeats::new, Named.as("mark-repeats"), SeenPosts.STORE)
                .mapValues(texts::score, Named.as("score-text"))
                .mapValues(texts::findChildCues, Named.as("find-child-cues"))
                .processValues(ApplyPolicy::new, Named.as("apply-policy"), SeenPosts.STORE);

        judged.mapValues(scores::ofText, Named.as("write-score")).to(Topics.SCORES.name(), to(Topics.SCORES));

        judged.filter(ClassifierTopology::changesFlag, Named.as("keep-flag-changes"))
                .mapValues(flags::ofText, Named.as("seal-and-flag"))
                .to(Topics.FLAGS.name(), to(Topics.FLAGS));

        return builder.build(settings);
    }

    private static boolean changesFlag(String postId, Judged judged) {
        return judged.changesFlag();
    }

    private <V extends SpecificRecord> Consumed<String, V> from(Topic<V> topic) {
        return Consumed.with(Serdes.String(), serdes.of(topic)).withName(topic.name());
    }

    private <V extends SpecificRecord> Produced<String, V> to(Topic<V> topic) {
        return Produced.with(Serdes.String(), serdes.of(topic)).withName(topic.name());
    }
}
