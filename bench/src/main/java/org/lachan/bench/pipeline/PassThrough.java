package org.lachan.bench.pipeline;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** The yardstick: the same records under the same guarantees, copied and not looked into. */
final class PassThrough {
    static final String APPLICATION = "bench-pass-through";
    static final String COPIES = "bench.copies";

    private final Properties settings;

    PassThrough(Properties settings) {
        this.settings = settings;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        copy(builder, InputTopics.PASS_THROUGH.posts(), "copy-posts");
        copy(builder, InputTopics.PASS_THROUGH.mediaRefs(), "copy-media-refs");
        return builder.build(settings);
    }

    private static void copy(StreamsBuilder builder, String topic, String name) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        builder.stream(topic, Consumed.with(bytes, bytes).withName(topic))
                .to(COPIES, Produced.with(bytes, bytes).withName(name));
    }
}
