package org.lachan.ingest.revisions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what was not met for 120 days: longer than any topic remembers the post, so that no revision counts from 1 again beside its
 * older ones. A few thousand entries a turn, so that the stream's thread is not held up. For one thread.
 */
public final class Forgetting {
    private static final Duration KEPT = Duration.ofDays(120);
    private static final int A_TURN = 2_000;

    /** One store, and where the last turn ended. */
    private static final class Walk<V> {
        private final KeyValueStore<String, V> store;
        private final Function<V, Instant> met;
        private @Nullable String from;

        Walk(KeyValueStore<String, V> store, Function<V, Instant> met) {
            this.store = store;
            this.met = met;
        }

        // States of version 0.2.0 and before do not tell; they learn it when they are met again.
        private static boolean isOld(Instant met, Instant before) {
            return met.isAfter(Instant.EPOCH) && met.isBefore(before);
        }

        int go(Instant before) {
            List<String> old = new ArrayList<>();
            String last = null;
            int seen = 0;
            try (KeyValueIterator<String, V> entries = store.range(from, null)) {
                while (entries.hasNext() && seen++ < A_TURN) {
                    KeyValue<String, V> entry = entries.next();
                    last = entry.key;
                    if (isOld(met.apply(entry.value), before)) {
                        old.add(entry.key);
                    }
                }
                from = entries.hasNext() ? last : null;
            }
            old.forEach(store::delete);
            return old.size();
        }
    }

    private final Clock clock;
    private final Walk<TargetState> targets;
    private final Walk<PostState> posts;
    private final Walk<SourceState> sources;

    public Forgetting(Memory memory, Clock clock) {
        this.clock = clock;
        targets = new Walk<>(memory.targets(), TargetState::lastFetched);
        posts = new Walk<>(memory.posts(), PostState::seenAt);
        sources = new Walk<>(memory.sources(), SourceState::polledAt);
    }

    /** One turn; tells how many entries were forgotten. */
    public int turn() {
        Instant before = clock.instant().minus(KEPT);
        return targets.go(before) + posts.go(before) + sources.go(before);
    }
}
