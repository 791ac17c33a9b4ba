package org.lachan.ingest.topology;

import java.util.Locale;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
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
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the hashes in force in memory, beside their store, which is keyed by id as the topic is. */
final class HashProcessor implements Processor<String, byte[], Void, Void> {
    private static final String SHA256 = "SHA256";

    private static final Logger LOG = LoggerFactory.getLogger(HashProcessor.class);

    private final KnownHashes hashes;
    private final Deserializer<HashEntry> entries;
    private @Nullable KeyValueStore<String, HashEntry> store;

    HashProcessor(KnownHashes hashes, Deserializer<HashEntry> entries) {
        this.hashes = hashes;
        this.entries = entries;
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
    public void process(Record<String, byte[]> record) {
        if (store == null) {
            throw new IllegalStateException("A hash came before the start");
        }
        if (record.key() == null) {
            LOG.error("event=hash-refused reason=\"no key\"");
            return;
        }
        try {
            HashEntry entry = entries.deserialize(Topics.HASHES.name(), record.value());
            store.put(record.key(), entry);
            apply(record.key(), entry);
        } catch (SerializationException e) {
            // The last good entry stays in force, and the others too.
            LOG.error("event=hash-refused hash={} reason=\"{}\"", record.key(), e.getMessage());
        }
    }

    private void apply(String hashId, @Nullable HashEntry entry) {
        if (entry != null && entry.getState() == HashState.ACTIVE && SHA256.equals(entry.getAlgorithm())) {
            hashes.add(hashId, entry.getValue().toLowerCase(Locale.ROOT));
        } else {
            hashes.remove(hashId);
        }
    }
}
