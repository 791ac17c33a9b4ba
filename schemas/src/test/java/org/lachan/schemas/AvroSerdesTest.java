package org.lachan.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.lachan.avro.HashEntry;
import org.lachan.avro.HashState;

class AvroSerdesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());

    @Test
    void shouldGiveBackWhatWasWritten() {
        // given
        HashEntry entry = new HashEntry("h1", "SHA256", "00ff", "bank", HashState.ACTIVE, NOON);

        // when
        byte[] bytes = serdes.of(Topics.HASHES).serializer().serialize("hashes", entry);

        // then
        assertThat(bytes).startsWith(0xC3, 0x01);
        assertThat(serdes.of(Topics.HASHES).deserializer().deserialize("hashes", bytes))
                .isEqualTo(entry);
    }

    @Test
    void shouldReadANewerWriterThroughTheStore() throws IOException {
        // given
        Schema newer = new Schema.Parser().parse(withOneMoreField(HashEntry.getClassSchema()));
        SchemaStore.Cache store = new SchemaStore.Cache();
        store.addSchema(newer);
        GenericData.Record written = new GenericRecordBuilder(newer)
                .set("hashId", "h1")
                .set("algorithm", "SHA256")
                .set("value", "00ff")
                .set("bank", "b")
                .set("state", new GenericData.EnumSymbol(newer.getField("state").schema(), "NEGATIVE"))
                .set("addedAt", NOON.toEpochMilli())
                .build();

        // when
        ByteBuffer buffer = new BinaryMessageEncoder<GenericData.Record>(GenericData.get(), newer).encode(written);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        HashEntry read = new AvroSerdes(store).deserializer(HashEntry.class).deserialize("hashes", bytes);

        // then
        assertThat(read.getHashId()).isEqualTo("h1");
        assertThat(read.getState()).isEqualTo(HashState.NEGATIVE);
    }

    @Test
    void shouldNameTheTopicOfBytesThatAreNoRecord() {
        // then
        assertThatThrownBy(() -> serdes.of(Topics.HASHES).deserializer().deserialize("hashes", new byte[] {1, 2, 3}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("Topic hashes: 3 bytes are no record of a known schema");
    }

    @Test
    void shouldPassTombstones() {
        // then
        assertThat(serdes.of(Topics.HASHES).deserializer().deserialize("hashes", null))
                .isNull();
        assertThat(serdes.of(Topics.HASHES).serializer().serialize("hashes", null))
                .isNull();
    }

    private static String withOneMoreField(Schema schema) {
        String json = schema.toString();
        int end = json.lastIndexOf("]");
        return json.substring(0, end) + ",{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}"
                + json.substring(end);
    }

    @Test
    void shouldKnowNoSchemaOfAStranger() {
        // given
        Schema stranger =
                SchemaBuilder.record("Stranger").fields().requiredInt("x").endRecord();

        // then
        assertThat(OurSchemas.byFingerprint()).doesNotContainKey(OurSchemas.fingerprint(stranger));
    }
}
