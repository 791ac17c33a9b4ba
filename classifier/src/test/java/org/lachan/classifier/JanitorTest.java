package org.lachan.classifier;

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
    void shouldKeepTextsForNinetyDaysBodiesForSevenAndMediaForOne() throws IOException {
        // given
        SealedStore texts = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        SealedStore bodies = SealedStore.open(folder.resolve("bodies"), folder.resolve("keys"));
        SealedStore media = SealedStore.open(folder.resolve("media"), folder.resolve("keys"));
        String text = texts.put("text".getBytes(StandardCharsets.UTF_8));
        String body = bodies.put("body".getBytes(StandardCharsets.UTF_8));
        String picture = media.put("picture".getBytes(StandardCharsets.UTF_8));

        // when
        janitorAfter(Duration.ofHours(23), texts, bodies, media).clear();

        // then
        assertThat(media.get(picture)).isPresent();

        // when
        janitorAfter(Duration.ofHours(25), texts, bodies, media).clear();

        // then
        assertThat(media.get(picture)).isEmpty();
        assertThat(bodies.get(body)).isPresent();

        // when
        janitorAfter(Duration.ofDays(8), texts, bodies, media).clear();

        // then
        assertThat(bodies.get(body)).isEmpty();
        assertThat(texts.get(text)).isPresent();

        // when
        janitorAfter(Duration.ofDays(91), texts, bodies, media).clear();

        // then
        assertThat(texts.get(text)).isEmpty();
    }

    private static Janitor janitorAfter(Duration time, SealedStore texts, SealedStore bodies, SealedStore media) {
        return new Janitor(texts, bodies, media, Clock.offset(Clock.systemUTC(), time));
    }
}
