package org.lachan.classifier.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.lachan.avro.HashEntry;
import org.lachan.avro.HashMatch;
import org.lachan.avro.HashState;
import org.lachan.avro.MediaRef;
import org.lachan.content.hashes.Sha256;
import org.lachan.schemas.AvroSerdes;

/** The hash bank, from the global store that {@link TakeHash} keeps. */
public final class KnownHashes {
    static final String STORE = "known-hashes";
    private static final String SEPARATOR = "/";

    private final ReadOnlyKeyValueStore<String, HashEntry> store;

    KnownHashes(FixedKeyProcessorContext<String, ?> context) {
        store = context.getStateStore(STORE);
    }

    public static StoreBuilder<KeyValueStore<String, HashEntry>> store(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), serdes.of(HashEntry.class))
                .withLoggingDisabled();
    }

    /** By value first, so that the entries of one value lie together: several banks may hold it. */
    static String key(HashEntry entry) {
        return entry.getValue().toLowerCase(Locale.ROOT) + SEPARATOR + entry.getHashId();
    }

    /** Active entries with the hash of the item, and the one that the fetcher saw. */
    List<HashMatch> matches(MediaRef ref) {
        List<HashMatch> matches = new ArrayList<>();
        boolean fetchersIsKnown = false;
        for (HashEntry entry : entriesOf(ref.getMediaId())) {
            fetchersIsKnown |= entry.getHashId().equals(ref.getMatchedHashId());
            if (entry.getState() == HashState.ACTIVE && entry.getAlgorithm().equals(Sha256.ALGORITHM)) {
                matches.add(new HashMatch(entry.getHashId(), entry.getBank(), entry.getAlgorithm(), 0));
            }
        }
        // The fetcher may have read the bank before this store did; its match counts until the entry says otherwise.
        if (ref.getMatchedHashId() != null && !fetchersIsKnown) {
            matches.add(new HashMatch(ref.getMatchedHashId(), "unknown", Sha256.ALGORITHM, 0));
        }
        return matches;
    }

    private List<HashEntry> entriesOf(String value) {
        List<HashEntry> entries = new ArrayList<>();
        try (KeyValueIterator<String, HashEntry> found = store.prefixScan(value + SEPARATOR, new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, HashEntry> entry = found.next();
                entries.add(entry.value);
            }
        }
        return entries;
    }
}
