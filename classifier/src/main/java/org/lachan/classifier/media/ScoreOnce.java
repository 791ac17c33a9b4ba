package org.lachan.classifier.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.HashMatch;
import org.lachan.avro.MediaOutcome;
import org.lachan.avro.MediaRef;
import org.lachan.avro.MediaScore;
import org.lachan.classifier.steps.PoisonRecord;
import org.lachan.schemas.AvroSerdes;

/** Scores a media item for the first post that carries it, and finds the score again for the others. */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
public final class ScoreOnce implements FixedKeyProcessor<String, MediaRef, Carried> {
    public static final String STORE = "scored-media";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(6);

    private final MediaScoring scoring;
    private FixedKeyProcessorContext<String, Carried> context;
    private KeyValueStore<String, MediaScore> scored;
    private KnownHashes hashes;

    public ScoreOnce(MediaScoring scoring) {
        this.scoring = scoring;
    }

    public static StoreBuilder<KeyValueStore<String, MediaScore>> store(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), serdes.of(MediaScore.class));
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Carried> newContext) {
        context = newContext;
        scored = newContext.getStateStore(STORE);
        hashes = new KnownHashes(newContext);
        newContext.schedule(BETWEEN_SWEEPS, PunctuationType.WALL_CLOCK_TIME, this::forgetOld);
    }

    @Override
    public void process(FixedKeyRecord<String, MediaRef> record) {
        check(record.key(), record.value());
        MediaRef ref = record.value();
        Carried carried = carried(ref, scored.get(ref.getMediaId()));
        context.forward(
                record.withValue(carried).withTimestamp(ref.getFetchedAt().toEpochMilli()));
        if (carried.fresh()) {
            scored.put(ref.getMediaId(), carried.score());
        }
    }

    private static void check(@Nullable String key, @Nullable MediaRef ref) {
        if (key == null) {
            throw new PoisonRecord("a media reference without a key");
        }
        if (ref == null) {
            throw new PoisonRecord("a media reference without a value");
        }
        if (!key.equals(ref.getMediaId())) {
            throw new PoisonRecord("a media reference whose key is not its media id");
        }
    }

    private Carried carried(MediaRef ref, @Nullable MediaScore before) {
        List<HashMatch> matches = hashes.matches(ref);
        if (!matches.isEmpty()) {
            scoring.deleteBytes(ref);
            return before != null && before.getOutcome() == MediaOutcome.MATCHED
                    ? new Carried(ref, before, false, matches)
                    : new Carried(ref, scoring.matched(ref, matches), true, matches);
        }
        return before != null && !worthAnotherTry(before, ref)
                ? new Carried(ref, before, false, matches)
                : new Carried(ref, scoring.unmatched(ref), true, matches);
    }

    private static boolean worthAnotherTry(MediaScore before, MediaRef ref) {
        return before.getOutcome() == MediaOutcome.UNSCORED_EXPIRED && ref.getSealedRef() != null;
    }

    private void forgetOld(long now) {
        Instant limit = Instant.ofEpochMilli(now).minus(KEPT);
        try (KeyValueIterator<String, MediaScore> all = scored.all()) {
            while (all.hasNext()) {
                KeyValue<String, MediaScore> entry = all.next();
                if (entry.value.getScoredAt().isBefore(limit)) {
                    scored.delete(entry.key);
                }
            }
        }
    }
}
