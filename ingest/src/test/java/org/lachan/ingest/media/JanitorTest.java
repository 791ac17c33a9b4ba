package org.lachan.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.sealed.SealedStore;

final class JanitorTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepEachForItsTimeAndEvidenceForGood() throws IOException {
        // given
        SealedStore media = SealedStore.open(folder.resolve("media"), folder.resolve("keys"));
        SealedStore bodies = SealedStore.open(folder.resolve("bodies"), folder.resolve("keys"));
        SealedStore captures = SealedStore.open(folder.resolve("captures"), folder.resolve("keys"));
        SealedStore evidence = SealedStore.open(folder.resolve("evidence"), folder.resolve("keys"));
        String capture = captures.put("capture".getBytes(StandardCharsets.UTF_8));
        String kept = evidence.put("evidence".getBytes(StandardCharsets.UTF_8));
        String picture = media.put("picture".getBytes(StandardCharsets.UTF_8));
        String body = bodies.put("body".getBytes(StandardCharsets.UTF_8));

        // when
        sweepAfter(Duration.ofHours(23), media, bodies, captures);

        // then
        assertThat(media.get(picture)).isPresent();

        // when
        sweepAfter(Duration.ofHours(25), media, bodies, captures);

        // then
        assertThat(media.get(picture)).isEmpty();
        assertThat(bodies.get(body)).isPresent();

        // when
        sweepAfter(Duration.ofDays(7).minusMinutes(1), media, bodies, captures);

        // then
        assertThat(captures.get(capture)).isPresent();

        // when
        sweepAfter(Duration.ofDays(8), media, bodies, captures);

        // then
        assertThat(bodies.get(body)).isEmpty();
        assertThat(captures.get(capture)).isEmpty();
        assertThat(evidence.get(kept)).isPresent();
    }

    private static void sweepAfter(Duration time, SealedStore media, SealedStore bodies, SealedStore captures) {
        try (Janitor janitor = new Janitor(media, bodies, captures, Clock.offset(Clock.systemUTC(), time))) {
            janitor.sweep();
        }
    }
}
