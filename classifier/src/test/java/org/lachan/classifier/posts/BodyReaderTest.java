package org.lachan.classifier.posts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Audience;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;
import org.lachan.classifier.posts.BodyReader.Extractor;
import org.lachan.classifier.posts.Reading.Legible;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.Extraction.Extracted;

final class BodyReaderTest {
    private static final Extraction TEXT = new Extracted("", "Chào", "text/plain", false);

    @TempDir
    private Path folder;

    private TimeLimit limit;
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();

    @BeforeEach
    void startThreads() {
        limit = new TimeLimit(Duration.ofSeconds(5), 1);
    }

    @AfterEach
    void stopThreads() {
        limit.close();
    }

    @Test
    void shouldReadALightBodyWithoutThreadOrNote() throws IOException {
        // when
        Reading reading = reader(this::observed, true).read(post());

        // then
        assertThat(reading).isInstanceOf(Legible.class);
        assertThat(worker).hasValue(Thread.currentThread());
        assertThat(notes).hasValue(0);
    }

    @Test
    void shouldNoteAnyOtherBodyWhileAnotherThreadReadsIt() throws IOException {
        // when
        Reading reading = reader(this::observed, false).read(post());

        // then
        assertThat(reading).isInstanceOf(Legible.class);
        assertThat(worker.get()).isNotNull().isNotSameAs(Thread.currentThread());
        assertThat(notes).hasValue(1);
        assertThat(notesLeft()).isZero();
    }

    @Test
    void shouldTakeTheNoteBackWhenTheProcessLives() throws IOException {
        // given
        BodyReader reader = reader(
                (body, type, title) -> {
                    throw new IllegalStateException("for the test");
                },
                false);

        // then
        assertThatThrownBy(() -> reader.read(post())).hasMessage("for the test");
        assertThat(notesLeft()).isZero();
    }

    private Extraction observed(byte[] body, String mediaType, @Nullable String title) {
        worker.set(Thread.currentThread());
        notes.set(notesLeft());
        return TEXT;
    }

    private int notesLeft() {
        try (Stream<Path> files = Files.list(folder.resolve("being-read"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BodyReader reader(Extractor extractor, boolean light) throws IOException {
        return new BodyReader(
                SealedStore.open(folder.resolve("sealed"), folder.resolve("keys")),
                extractor,
                (body, type) -> light,
                limit,
                new Attempts(folder.resolve("being-read")));
    }

    private static Post post() {
        return Post.newBuilder()
                .setPostId("p1")
                .setRevision(1)
                .setChange(PostChange.NEW)
                .setTargetId("t")
                .setSourceId("s")
                .setSourceKind(SourceKind.FEED)
                .setAudience(Audience.GENERAL)
                .setMedia(List.of())
                .setUrl("https://bao.example/")
                .setFetchedAt(Instant.EPOCH)
                .setMediaType("text/plain")
                .setBody(ByteBuffer.wrap("Chào".getBytes(UTF_8)))
                .build();
    }
}
