package org.lachan.ingest.counts;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.Problem;

/** The counts of one partition, kept in a state store. For one thread. */
public final class Ledger {
    private final KeyValueStore<String, SourceCounts> store;
    private final Set<String> changed = new HashSet<>();

    public Ledger(KeyValueStore<String, SourceCounts> store) {
        this.store = store;
    }

    /** Everything that is in the store counts as changed: whoever takes a partition over reports it anew. */
    public void load() {
        try (KeyValueIterator<String, SourceCounts> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, SourceCounts> entry = all.next();
                changed.add(entry.key);
            }
        }
    }

    public SourceCounts of(String sourceId) {
        SourceCounts counts = store.get(sourceId);
        return counts == null ? SourceCounts.NONE : counts;
    }

    /** Sources whose counts changed since this was asked before. */
    public Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    private void update(String sourceId, UnaryOperator<SourceCounts> change) {
        store.put(sourceId, change.apply(of(sourceId)));
        changed.add(sourceId);
    }

    /** @param read whether the listing could be read */
    public void polled(String sourceId, Instant askedAt, Instant at, boolean read) {
        update(sourceId, counts -> counts.polled(askedAt, at, read));
    }

    /** Entries of a listing, and those that could not be read. */
    public void listed(String sourceId, long items, long badRows) {
        update(sourceId, counts -> counts.plus(items, 0, 0, 0, badRows));
    }

    public void fresh(String sourceId, @Nullable Instant publishedAt, Instant seenAt) {
        update(
                sourceId,
                counts -> publishedAt == null
                        ? counts.plus(0, 1, 0, 0, 0)
                        : counts.plus(0, 1, 0, 0, 0).published(publishedAt, seenAt));
    }

    public void changed(String sourceId) {
        update(sourceId, counts -> counts.plus(0, 0, 1, 0, 0));
    }

    public void gone(String sourceId) {
        update(sourceId, counts -> counts.plus(0, 0, 0, 1, 0));
    }

    public void error(String sourceId, Problem problem) {
        update(sourceId, counts -> counts.error(problem.name().toLowerCase(Locale.ROOT)));
    }
}
