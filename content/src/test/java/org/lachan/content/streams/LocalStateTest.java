package org.lachan.content.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
    private static final String PROCESS = "9a2f0b6c-6f0e-4a7e-8f44-0d2b6a1c3e55";

    @TempDir
    Path root;

    private LocalState state;
    private Path store;
    private Path process;

    @BeforeEach
    void leaveAStore() throws IOException {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, root.toString());
        state = LocalState.of(settings);
        Path folder = Files.createDirectories(root.resolve("app"));
        store = Files.writeString(
                Files.createDirectories(folder.resolve("0_1").resolve("rocksdb"))
                        .resolve("CURRENT"),
                "x");
        process = Files.writeString(
                folder.resolve("kafka-streams-process-metadata"), "{\"processId\":\"" + PROCESS + "\"}");
    }

    @Test
    void shouldDiscardStoresThatWereNotClosed() throws IOException {
        // when
        state.open();

        // then
        assertThat(root.resolve("app").resolve("0_1")).doesNotExist();
        assertThat(process).exists();
    }

    @Test
    void shouldKeepStoresThatWereClosedAndAreNotOpenedAgain() throws IOException {
        // given
        state.closedInOrder();

        // when
        state.open();

        // then
        assertThat(store).exists();

        // when
        state.open();

        // then
        assertThat(store).doesNotExist();
    }

    @Test
    void shouldKnowTheTransactionsOfTheLastProcess() throws IOException {
        assertThat(state.transactionalIds()).contains("app-" + PROCESS + "-");
    }

    @Test
    void shouldKnowNoTransactionsBeforeTheFirstStart() throws IOException {
        // given
        Files.delete(process);

        // when, then
        assertThat(state.transactionalIds()).isEmpty();

        // when, then
        Files.writeString(process, "");
        assertThat(state.transactionalIds()).isEmpty();
    }

    @Test
    void shouldKnowTheTopologyOfTheLastProcess() throws IOException {
        // then
        assertThat(state.hasShape("a")).isFalse();

        // when
        state.keepShape("a");

        // then
        assertThat(state.hasShape("a")).isTrue();
        assertThat(state.hasShape("b")).isFalse();
    }
}
