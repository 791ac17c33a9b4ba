package org.lachan.content.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedStoreTest {
    private static final byte[] PLAIN = "một câu vô hại".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private SealedStore store;

    @BeforeEach
    void open() throws IOException {
        store = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
    }

    @Test
    void shouldGiveBackWhatWasSealedAlsoAfterARestart() throws IOException {
        // given
        String reference = store.put(PLAIN);

        // when
        SealedStore reopened = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));

        // then
        assertThat(reopened.get(reference)).hasValue(PLAIN);
    }

    @Test
    void shouldHoldTheSameBytesOnce() throws IOException {
        // when
        String first = store.put(PLAIN);
        String second = store.put(PLAIN);

        // then
        assertThat(first).isEqualTo(second).isEqualTo(SealedStore.reference(PLAIN));
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldWriteNothingReadable() throws IOException {
        // when
        store.put(PLAIN);

        // then
        assertThat(Files.readString(files().get(0), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(PLAIN, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldRefuseAChangedFile() throws IOException {
        // given
        String reference = store.put(PLAIN);
        Path file = files().get(0);
        byte[] sealed = Files.readAllBytes(file);
        sealed[sealed.length - 1] ^= 1;
        Files.write(file, sealed);

        // then
        assertThatThrownBy(() -> store.get(reference))
                .isInstanceOf(DamagedSeal.class)
                .hasMessageContaining(reference);
    }

    @Test
    void shouldRefuseAFileUnderAnotherName() throws IOException {
        // given
        store.put(PLAIN);
        String other = SealedStore.reference("khác".getBytes(UTF_8));
        Path shelf = Files.createDirectories(folder.resolve("texts").resolve(other.substring(7, 9)));
        Files.copy(files().get(0), shelf.resolve(other));

        // then
        assertThatThrownBy(() -> store.get(other)).isInstanceOf(DamagedSeal.class);
    }

    @Test
    void shouldForgetWhatWasDeleted() {
        // given
        String reference = store.put(PLAIN);

        // then
        assertThat(store.delete(reference)).isTrue();
        assertThat(store.delete(reference)).isFalse();
        assertThat(store.get(reference)).isEmpty();
    }

    @Test
    void shouldDeleteOnlyWhatIsOld() {
        // given
        String reference = store.put(PLAIN);

        // then
        assertThat(store.deleteOlderThan(Instant.now().minusSeconds(60))).isZero();
        assertThat(store.get(reference)).isPresent();
        assertThat(store.deleteOlderThan(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(store.get(reference)).isEmpty();
    }

    @Test
    void shouldRefuseAReferenceThatLeavesTheFolder() {
        // then
        assertThatThrownBy(() -> store.get("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("texts"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void shouldClearTheRestThoughAFileVanishesMeanwhile() throws IOException {
        // given
        String reference = store.put(PLAIN);
        Path shelf = folder.resolve("texts").resolve(reference.substring(7, 9));
        Files.createSymbolicLink(shelf.resolve("a-vanished"), shelf.resolve("nowhere"));
        Files.createSymbolicLink(shelf.resolve("z-vanished"), shelf.resolve("nowhere"));

        // when
        int deleted = store.deleteOlderThan(Instant.now().plusSeconds(60));

        // then
        assertThat(deleted).isEqualTo(1);
        assertThat(store.get(reference)).isEmpty();
    }

    @Test
    void shouldListWhatItHoldsAndNothingElse() throws IOException {
        // given
        String first = store.put(PLAIN);
        String second = store.put("câu khác".getBytes(UTF_8));
        Files.writeString(files().get(0).resolveSibling(".new-left-over"), "");

        // when
        List<String> references = new ArrayList<>();
        store.forEach(references::add);

        // then
        assertThat(references).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void shouldSealFromSeveralThreadsAtOnce() throws Exception {
        // given
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> puts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            byte[] bytes = ("câu " + i % 20).getBytes(UTF_8);
            puts.add(() -> store.put(bytes));
        }

        // when
        Set<String> references = new HashSet<>();
        for (Future<String> put : threads.invokeAll(puts)) {
            references.add(put.get());
        }
        threads.shutdown();

        // then
        assertThat(references).hasSize(20).allSatisfy(each -> assertThat(store.get(each))
                .hasValueSatisfying(
                        bytes -> assertThat(SealedStore.reference(bytes)).isEqualTo(each)));
        assertThat(files()).hasSize(20);
    }
}
