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
    void shouldKeepTextsForNinetyDays() throws IOException {
        // given
        SealedStore texts = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        String text = texts.put("text".getBytes(StandardCharsets.UTF_8));

        // when
        janitorAfter(Duration.ofDays(89), texts).clear();

        // then
        assertThat(texts.get(text)).isPresent();

        // when
        janitorAfter(Duration.ofDays(91), texts).clear();

        // then
        assertThat(texts.get(text)).isEmpty();
    }

    private static Janitor janitorAfter(Duration time, SealedStore texts) {
        return new Janitor(texts, Clock.offset(Clock.systemUTC(), time));
    }
}
