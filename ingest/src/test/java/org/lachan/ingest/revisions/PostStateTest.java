package org.lachan.ingest.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.listings.ListedItem;

final class PostStateTest {
    private static final PostState FIRST = PostState.first("aa", "https://b.example/", null);

    @Test
    void shouldCountUpOnlyWhenSomethingChanged() {
        assertThat(FIRST.seen("aa")).isEmpty();
        assertThat(FIRST.seen("bb")).hasValueSatisfying(next -> {
            assertThat(next.revision()).isEqualTo(2);
            assertThat(next.change()).isEqualTo(Change.EDITED);
        });
    }

    @Test
    void shouldCountUpWhenAPersonAskedThoughNothingChanged() {
        assertThat(FIRST.asked("aa")).isEqualTo(new PostState(2, Change.EDITED, "aa", "https://b.example/", null));
        assertThat(FIRST.asked("bb")).isEqualTo(FIRST.seen("bb").orElseThrow());
    }

    @Test
    void shouldEndOnceAndComeBackAsNew() {
        // given
        PostState gone = FIRST.gone().orElseThrow();

        // then
        assertThat(gone.gone()).isEmpty();
        assertThat(gone.seen("aa")).hasValueSatisfying(back -> {
            assertThat(back.revision()).isEqualTo(3);
            assertThat(back.change()).isEqualTo(Change.NEW);
        });
    }

    @Test
    void shouldComeBackFromBytesAsItWas() {
        // given
        SourceState state = SourceState.NEVER
                .windowed(Instant.parse("2026-11-23T08:00:00.123Z"), "99", Map.of("99", "p1"))
                .listed(
                        Instant.parse("2026-11-23T08:00:00.123Z"),
                        SourceState.NEVER.validators(),
                        List.of(new ListedItem("https://b.example/1", "Tít", Instant.EPOCH)));
        Serde<SourceState> serde = StateSerde.of(SourceState.class);

        // when
        SourceState back =
                serde.deserializer().deserialize("t", serde.serializer().serialize("t", state));

        // then
        assertThat(back).isEqualTo(state);
    }

    @Test
    void shouldRefuseBytesOfAnotherVersion() {
        Serde<PostState> serde = StateSerde.of(PostState.class);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {9, '{', '}'}));
    }
}
