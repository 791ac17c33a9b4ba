package org.lachan.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.lachan.avro.Flag;

/**
 * Avro single-object encoding: two marker bytes, the writer's schema fingerprint, the record. A reader that meets an
 * unknown fingerprint asks its {@link SchemaStore}, so that a rolling upgrade never stops on a newer writer.
 */
public final class AvroSerdes {
    static {
        // Avro 1.12 makes objects only of classes that it was told to trust.
        String ours = Flag.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(ours)));
    }

    private final SchemaStore writers;

    /** @param writers where the schemas of other writers are found; {@link SchemaTopic} in a running system */
    public AvroSerdes(SchemaStore writers) {
        this.writers = writers;
    }

    /** The serde of an Avro topic's values. */
    public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
        return of(topic.type());
    }

    /** The serde of a record of ours, for state stores. */
    public <V extends SpecificRecord> Serde<V> of(Class<V> type) {
        return Serdes.serdeFrom(serializer(type), deserializer(type));
    }

    /** Throws {@link SerializationException} for a record that lacks a field. */
    public <V extends SpecificRecord> Serializer<V> serializer(Class<V> type) {
        GenericData model = SpecificData.getForClass(type);
        BinaryMessageEncoder<V> encoder =
                new BinaryMessageEncoder<>(model, SpecificData.get().getSchema(type));
        return (topic, value) -> value == null ? null : encode(encoder, topic, value);
    }

    /** Throws {@link SerializationException} for bytes that are no record of a known schema. */
    public <V extends SpecificRecord> Deserializer<V> deserializer(Class<V> type) {
        GenericData model = SpecificData.getForClass(type);
        BinaryMessageDecoder<V> decoder =
                new BinaryMessageDecoder<>(model, SpecificData.get().getSchema(type), writers);
        return (topic, bytes) -> bytes == null ? null : decode(decoder, topic, bytes);
    }

    private static <V> byte[] encode(BinaryMessageEncoder<V> encoder, String topic, V value) {
        try {
            ByteBuffer buffer = encoder.encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException | AvroRuntimeException | NullPointerException e) {
            throw new SerializationException("Cannot write a record for topic " + topic + ": " + e.getMessage(), e);
        }
    }

    private static <V> V decode(BinaryMessageDecoder<V> decoder, String topic, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "Topic " + topic + ": " + bytes.length + " bytes are no record of a known schema", e);
        }
    }
}
