package org.lachan.classifier.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Audience;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;
import org.lachan.classifier.steps.PoisonRecord;

final class AttemptsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveUpOnABodyOverWhichTheProcessDiedTwice() throws IOException {
        // given
        Post post = post("p1", 1);

        // when
        new Attempts(folder).begin(post);
        new Attempts(folder).begin(post);

        // then
        assertThatThrownBy(() -> new Attempts(folder).begin(post))
                .isInstanceOf(PoisonRecord.class)
                .hasMessageContaining("died 2 times");
    }

    @Test
    void shouldForgetABodyThatWasRead() throws IOException {
        // given
        Attempts attempts = new Attempts(folder);

        // when
        for (int time = 0; time < 5; time++) {
            attempts.begin(post("p1", 1));
            attempts.end(post("p1", 1));
        }

        // then
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldCountEachRevisionByItself() throws IOException {
        // given
        Attempts attempts = new Attempts(folder);

        // when
        for (int revision = 1; revision <= 5; revision++) {
            attempts.begin(post("p1", revision));
        }

        // then
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(5);
        }
    }

    private static Post post(String postId, int revision) {
        return Post.newBuilder()
                .setPostId(postId)
                .setRevision(revision)
                .setChange(PostChange.NEW)
                .setTargetId("t")
                .setSourceId("s")
                .setSourceKind(SourceKind.FEED)
                .setAudience(Audience.GENERAL)
                .setMedia(List.of())
                .setUrl("https://bao.example/")
                .setFetchedAt(Instant.EPOCH)
                .setMediaType("text/plain")
                .build();
    }
}
