package org.lachan.ingest.topology;

import java.util.Locale;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.HashEntry;
import org.lachan.avro.HashState;
import org.lachan.ingest.media.KnownHashes;

/** Keeps the hashes in force in memory, beside their store, which is keyed by id as the topic is. */
final class HashProcessor implements Processor<String, HashEntry, Void, Void> {
    private static final String SHA256 = "SHA256";

    private final KnownHashes hashes;
    private @Nullable KeyValueStore<String, HashEntry> store;

    HashProcessor(KnownHashes hashes) {
        this.hashes = hashes;
    }

    // After a restart the store is restored without passing through here.
    @Override
    public void init(ProcessorContext<Void, Void> context) {
        KeyValueStore<String, HashEntry> restored = context.getStateStore(IngestTopology.HASHES);
        store = restored;
        try (KeyValueIterator<String, HashEntry> entries = restored.all()) {
            while (entries.hasNext()) {
                KeyValue<String, HashEntry> entry = entries.next();
                apply(entry.key, entry.value);
            }
        }
    }

    @Override
    public void process(Record<String, HashEntry> record) {
        if (store == null) {
            throw new IllegalStateException("A hash came before the start");
        }
        store.put(record.key(), record.value());
        apply(record.key(), record.value());
    }

    private void apply(String hashId, @Nullable HashEntry entry) {
        if (entry != null && entry.getState() == HashState.ACTIVE && SHA256.equals(entry.getAlgorithm())) {
            hashes.add(hashId, entry.getValue().toLowerCase(Locale.ROOT));
        } else {
            hashes.remove(hashId);
        }
    }
}
