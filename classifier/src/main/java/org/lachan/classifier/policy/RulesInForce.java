package org.lachan.classifier.policy;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.rules.Rules;
import org.lachan.content.streams.Unavailable;
import org.lachan.schemas.Topics;

/** The policy that decides now, from the global store that {@link TakePolicy} keeps. */
public final class RulesInForce {
    static final String STORE = "policy-in-force";
    /** The last valid policy under the key of the one in force. */
    static final String CURRENT = Topics.CURRENT_POLICY;
    /** The last valid policy under any other key. */
    static final String NEWEST = "newest";

    private final ReadOnlyKeyValueStore<String, String> store;
    private @Nullable String yaml;
    private @Nullable Rules rules;

    public RulesInForce(FixedKeyProcessorContext<String, ?> context) {
        store = context.getStateStore(STORE);
    }

    // In memory: after a restart the whole topic is judged again, and the topic is small.
    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String())
                .withLoggingDisabled();
    }

    /** Throws {@link Unavailable} when no policy was ever published. */
    public Rules get() {
        String now = current();
        if (rules == null || !now.equals(yaml)) {
            rules = Policies.read(now, "policy in force");
            yaml = now;
        }
        return rules;
    }

    // An invalid record may have pushed the last good `current` out of the compacted topic; its version is still there.
    private String current() {
        String current = store.get(CURRENT);
        String now = current == null ? store.get(NEWEST) : current;
        if (now == null) {
            throw new Unavailable("no policy is in force: none was published");
        }
        return now;
    }
}
