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
import org.lachan.avro.MediaRef;
import org.lachan.classifier.media.ApplyMediaPolicy;
import org.lachan.classifier.media.Carried;
import org.lachan.classifier.media.JudgedMedia;
import org.lachan.classifier.media.KnownHashes;
import org.lachan.classifier.media.MediaFlagRecords;
import org.lachan.classifier.media.MediaScoreRecords;
import org.lachan.classifier.media.MediaScoring;
import org.lachan.classifier.media.ScoreOnce;
import org.lachan.classifier.media.TakeHash;
import org.lachan.classifier.policy.PolicySource;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/**
 * Media, in an application of its own so that text never waits: each item gives one record on {@code media.scores}, and
 * every post that carries a matched one a flag of its media part.
 */
public final class MediaTopology {
    private final Properties settings;
    private final AvroSerdes serdes;
    private final PolicySource policy;
    private final MediaScoring scoring;
    private final MediaScoreRecords scores;
    private final MediaFlagRecords flags;

    public MediaTopology(
            Properties settings,
            AvroSerdes serdes,
            PolicySource policy,
            MediaScoring scoring,
            MediaScoreRecords scores,
            MediaFlagRecords flags) {
        this.settings = settings;
        this.serdes = serdes;
        this.policy = policy;
        this.scoring = scoring;
        this.scores = scores;
        this.flags = flags;
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        policy.addTo(builder);
        addHashes(builder);
        builder.addStateStore(ScoreOnce.store(serdes));

        KStream<String, Carried> carried = builder.stream(Topics.MEDIA_REFS.name(), from(Topics.MEDIA_REFS))
                .processValues(this::scoreOnce, Named.as("score-once"), ScoreOnce.STORE);

        carried.filter(MediaTopology::isFresh, Named.as("keep-fresh-scores"))
                .mapValues(Carried::score, Named.as("write-media-score"))
                .to(Topics.MEDIA_SCORES.name(), to(Topics.MEDIA_SCORES));

        KStream<String, JudgedMedia> matched = carried.filter(MediaTopology::isMatched, Named.as("keep-matches"))
                .processValues(ApplyMediaPolicy::new, Named.as("apply-policy"))
                .selectKey(MediaTopology::postId, Named.as("key-by-post"));

        matched.mapValues(scores::ofMedia, Named.as("write-score")).to(Topics.SCORES.name(), to(Topics.SCORES));

        matched.mapValues(flags::ofMedia, Named.as("seal-and-flag")).to(Topics.FLAGS.name(), to(Topics.FLAGS));

        return builder.build(settings);
    }

    private void addHashes(StreamsBuilder builder) {
        builder.addGlobalStore(
                KnownHashes.store(serdes),
                Topics.HASHES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("take-hash"),
                () -> new TakeHash(serdes));
    }

    private ScoreOnce scoreOnce() {
        return new ScoreOnce(scoring);
    }

    private static boolean isFresh(String mediaId, Carried carried) {
        return carried.fresh();
    }

    private static boolean isMatched(String mediaId, Carried carried) {
        return carried.matched();
    }

    private static String postId(String mediaId, JudgedMedia judged) {
        return judged.ref().getPostId();
    }

    private Consumed<String, MediaRef> from(Topic<MediaRef> topic) {
        return Consumed.with(Serdes.String(), serdes.of(topic)).withName(topic.name());
    }

    private <V extends SpecificRecord> Produced<String, V> to(Topic<V> topic) {
        return Produced.with(Serdes.String(), serdes.of(topic)).withName(topic.name());
    }
}
