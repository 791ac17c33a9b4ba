package org.lachan.classifier.media;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.lachan.avro.HashEntry;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the hash bank; what is no entry is reported and changes nothing. */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
public final class TakeHash implements Processor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(TakeHash.class);

    private final Deserializer<HashEntry> entries;
    // Looked up for each entry: a walk through the whole bank would take quadratic time to fill it.
    private final Map<String, String> keyById = new HashMap<>();
    private KeyValueStore<String, HashEntry> store;

    public TakeHash(AvroSerdes serdes) {
        entries = serdes.deserializer(HashEntry.class);
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(KnownHashes.STORE);
        try (KeyValueIterator<String, HashEntry> all = store.all()) {
            all.forEachRemaining(entry -> keyById.put(entry.value.getHashId(), entry.key));
        }
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null) {
            LOG.error("event=hash-refused reason=\"no key\"");
        } else if (record.value() == null) {
            remove(record.key());
        } else {
            take(record.key(), record.value());
        }
    }

    private void take(String hashId, byte[] bytes) {
        try {
            HashEntry entry = entries.deserialize(Topics.HASHES.name(), bytes);
            if (!entry.getHashId().equals(hashId)) {
                LOG.error("event=hash-refused hash={} reason=\"the key is not its id\"", hashId);
                return;
            }
            remove(hashId);
            store.put(KnownHashes.key(entry), entry);
            keyById.put(hashId, KnownHashes.key(entry));
        } catch (SerializationException e) {
            LOG.error("event=hash-refused hash={} reason=\"{}\"", hashId, e.getMessage());
        }
    }

    // An entry whose value was corrected must not go on matching the old value.
    private void remove(String hashId) {
        String key = keyById.remove(hashId);
        if (key != null) {
            store.delete(key);
        }
    }
}
