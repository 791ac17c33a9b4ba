package org.lachan.ingest.revisions;

import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A record of ours as one version byte and JSON. Fields are only ever added, and may be missing in what is read. */
public final class StateSerde {
    private static final byte VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StateSerde() {}

    public static <R extends Record> Serde<R> of(Class<R> type) {
        return Serdes.serdeFrom(
                (topic, state) -> state == null ? null : write(state),
                (topic, bytes) -> bytes == null ? null : read(bytes, type));
    }

    private static byte[] write(Record state) {
        byte[] json = JSON.writeValueAsBytes(state);
        byte[] bytes = new byte[json.length + 1];
        bytes[0] = VERSION;
        System.arraycopy(json, 0, bytes, 1, json.length);
        return bytes;
    }

    private static <R> R read(byte[] bytes, Class<R> type) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new SerializationException("Not a " + type.getSimpleName() + " of version " + VERSION);
        }
        try {
            return JSON.readValue(Arrays.copyOfRange(bytes, 1, bytes.length), type);
        } catch (JacksonException e) {
            throw new SerializationException("Not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
