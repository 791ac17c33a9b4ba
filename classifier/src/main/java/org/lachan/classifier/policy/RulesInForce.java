package org.lachan.classifier.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

/** The policy that decides now, from the global store that {@link TakePolicy} keeps: YAML as UTF-8. */
public final class RulesInForce {
    static final String STORE = "policy-in-force";
    /** The last valid policy under the key of the one in force. */
    static final String CURRENT = Topics.CURRENT_POLICY;
    /** The last valid policy under any other key. */
    static final String NEWEST = "newest";

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private byte @Nullable [] yaml;
    private @Nullable Rules rules;

    public RulesInForce(FixedKeyProcessorContext<String, ?> context) {
        store = context.getStateStore(STORE);
    }

    // In memory: after a restart the whole topic is judged again, and the topic is small.
    // Bytes: they come back as the very same array, so that a look for each record costs no copy of the policy.
    static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    /** Throws {@link Unavailable} when no policy was ever published. */
    public Rules get() {
        byte[] now = current();
        if (rules == null || !Arrays.equals(now, yaml)) {
            rules = Policies.read(new String(now, StandardCharsets.UTF_8), "policy in force");
            yaml = now;
        }
        return rules;
    }

    // An invalid record may have pushed the last good `current` out of the compacted topic; its version is still there.
    private byte[] current() {
        byte[] current = store.get(CURRENT);
        byte[] now = current == null ? store.get(NEWEST) : current;
        if (now == null) {
            throw new Unavailable("no policy is in force: none was published");
        }
        return now;
    }
}
