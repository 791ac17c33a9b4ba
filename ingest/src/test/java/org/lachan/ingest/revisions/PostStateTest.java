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
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final PostState FIRST = PostState.first(bytes("aa"), "https://b.example/", null, NOW);

    private static Version bytes(String sha256) {
        return new Version(sha256, Map.of());
    }

    @Test
    void shouldCountUpOnlyWhenSomethingChanged() {
        assertThat(FIRST.seen(bytes("aa"), NOW)).isEmpty();
        assertThat(FIRST.seen(bytes("bb"), NOW)).hasValueSatisfying(next -> {
            assertThat(next.revision()).isEqualTo(2);
            assertThat(next.change()).isEqualTo(Change.EDITED);
        });
    }

    @Test
    void shouldCountUpWhenAPersonAskedThoughNothingChanged() {
        assertThat(FIRST.asked(bytes("aa"), NOW))
                .isEqualTo(new PostState(2, Change.EDITED, "aa", "https://b.example/", null, Map.of(), null, NOW));
        assertThat(FIRST.asked(bytes("bb"), NOW))
                .isEqualTo(FIRST.seen(bytes("bb"), NOW).orElseThrow());
    }

    @Test
    void shouldEndOnceAndComeBackAsNew() {
        // given
        PostState gone = FIRST.gone(NOW).orElseThrow();

        // then
        assertThat(gone.gone(NOW)).isEmpty();
        assertThat(gone.seen(bytes("aa"), NOW)).hasValueSatisfying(back -> {
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

    @Test
    void shouldTakeAPageForTheSameThoughItsBytesDiffer() {
        // given
        Version first = Version.of(new byte[] {1}, "Tựa", "Một đoạn", List.of("https://b.example/1.png"));
        Version again = Version.of(new byte[] {2}, "Tựa", "Một  đoạn", List.of("https://b.example/1.png"));
        Version edited = Version.of(new byte[] {3}, "Tựa", "Đoạn khác", List.of());
        PostState known = PostState.first(first, "https://b.example/", null, NOW);

        // then
        assertThat(known.seen(again, NOW)).isEmpty();
        assertThat(known.seen(edited, NOW))
                .hasValueSatisfying(next -> assertThat(next.revision()).isEqualTo(2));
        assertThat(edited.changedSince(first)).containsExactly("body", "media");
    }

    @Test
    void shouldReadWhatTheVersionBeforeWrote() {
        // given
        byte[] old =
                "\u0001{\"revision\":3,\"change\":\"NEW\",\"sha256\":\"aa\",\"url\":\"https://b.example/\",\"nativeId\":null}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        // when
        PostState state = StateSerde.of(PostState.class).deserializer().deserialize("t", old);

        // then
        assertThat(state.revision()).isEqualTo(3);
        assertThat(state.seen(bytes("aa"), NOW)).isEmpty();
        assertThat(state.metAgain(NOW)).isPresent();
    }
}
