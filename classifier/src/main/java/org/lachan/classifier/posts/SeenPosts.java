package org.lachan.classifier.posts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The posts judged in the last 90 days. */
public final class SeenPosts {
    public static final String STORE = "seen-posts";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(6);

    private final KeyValueStore<String, Seen> store;

    SeenPosts(FixedKeyProcessorContext<String, ?> context) {
        store = context.getStateStore(STORE);
    }

    public static StoreBuilder<KeyValueStore<String, Seen>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Seen.serde());
    }

    Optional<Seen> find(String postId) {
        return Optional.ofNullable(store.get(postId));
    }

    void remember(String postId, Seen seen) {
        store.put(postId, seen);
    }

    /** To be called by one of the processors that share the store. */
    void sweepRegularly(FixedKeyProcessorContext<String, ?> context) {
        context.schedule(BETWEEN_SWEEPS, PunctuationType.WALL_CLOCK_TIME, this::forgetOld);
    }

    private void forgetOld(long now) {
        Instant limit = Instant.ofEpochMilli(now).minus(KEPT);
        try (KeyValueIterator<String, Seen> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, Seen> entry = all.next();
                if (entry.value.at().isBefore(limit)) {
                    store.delete(entry.key);
                }
            }
        }
    }
}
