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
    void shouldKeepMediaForOneDayAndBodiesForSeven() throws IOException {
        // given
        SealedStore media = SealedStore.open(folder.resolve("media"), folder.resolve("keys"));
        SealedStore bodies = SealedStore.open(folder.resolve("bodies"), folder.resolve("keys"));
        String picture = media.put("picture".getBytes(StandardCharsets.UTF_8));
        String body = bodies.put("body".getBytes(StandardCharsets.UTF_8));

        // when
        sweepAfter(Duration.ofHours(23), media, bodies);

        // then
        assertThat(media.get(picture)).isPresent();

        // when
        sweepAfter(Duration.ofHours(25), media, bodies);

        // then
        assertThat(media.get(picture)).isEmpty();
        assertThat(bodies.get(body)).isPresent();

        // when
        sweepAfter(Duration.ofDays(8), media, bodies);

        // then
        assertThat(bodies.get(body)).isEmpty();
    }

    private static void sweepAfter(Duration time, SealedStore media, SealedStore bodies) {
        try (Janitor janitor = new Janitor(media, bodies, Clock.offset(Clock.systemUTC(), time))) {
            janitor.sweep();
        }
    }
}
