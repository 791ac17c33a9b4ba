package org.lachan.content.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.documents.DocumentText.Read;
import org.lachan.content.documents.DocumentText.Unread;
import org.lachan.content.streams.Unavailable;

/** The life and death of the processes; scripts stand in for readers that misbehave. */
final class ReaderProcessTest {
    private static final String GREET = "printf '\\003'\n";

    @TempDir
    Path folder;

    @Test
    void shouldUseAProcessAgain() throws IOException {
        try (DocumentReader reader = new DocumentReader(ReaderLimits.DEFAULT)) {
            // when
            reader.read(Samples.pdf("mot"), "application/pdf");
            long first = reader.idle().getFirst().pid();
            reader.read(Samples.pdf("hai"), "application/pdf");

            // then
            assertThat(reader.idle()).singleElement().satisfies(process -> {
                assertThat(process.pid()).isEqualTo(first);
                assertThat(process.documents()).isEqualTo(2);
            });
        }
    }

    @Test
    void shouldReplaceAProcessAfterItsDocuments() throws IOException {
        ReaderLimits limits = new ReaderLimits(1, 128, Duration.ofSeconds(15), Duration.ofSeconds(60), 1);
        try (DocumentReader reader = new DocumentReader(limits)) {
            // when
            DocumentText text = reader.read(Samples.pdf("mot"), "application/pdf");

            // then
            assertThat(text).isInstanceOf(Read.class);
            assertThat(reader.idle()).isEmpty();
        }
    }

    @Test
    void shouldReadOnAfterAProcessWasKilled() throws Exception {
        try (DocumentReader reader = new DocumentReader(ReaderLimits.DEFAULT)) {
            // given
            reader.read(Samples.pdf("mot"), "application/pdf");
            ProcessHandle process = handle(reader);
            process.destroyForcibly();
            process.onExit().get(5, TimeUnit.SECONDS);

            // when
            DocumentText text = reader.read(Samples.pdf("hai"), "application/pdf");

            // then
            assertThat(text).isInstanceOf(Read.class);
        }
    }

    @Test
    void shouldEndIdleProcessesAndDeleteTheirFolders() throws Exception {
        ReaderLimits limits = new ReaderLimits(1, 128, Duration.ofSeconds(15), Duration.ofMillis(300), 100);
        try (DocumentReader reader = new DocumentReader(limits)) {
            // when
            reader.read(Samples.pdf("mot"), "application/pdf");
            ReaderProcess process = reader.idle().getFirst();
            handle(reader).onExit().get(5, TimeUnit.SECONDS);

            // then
            assertGone(process.folder().path());
            assertThat(reader.idle()).isEmpty();
        }
    }

    @Test
    void shouldSayThatADocumentTookMoreMemoryThanThereIs() throws IOException {
        ReaderLimits limits = new ReaderLimits(1, 32, Duration.ofSeconds(15), Duration.ofSeconds(60), 100);
        try (DocumentReader reader = new DocumentReader(limits)) {
            assertThat(reader.read(new byte[64 << 20], "application/pdf"))
                    .isEqualTo(new Unread("Reading took more memory than 32 MB"));
        }
    }

    @Test
    void shouldKillOneThatHangs() throws IOException {
        // given
        ReaderLimits limits = new ReaderLimits(1, 128, Duration.ofMillis(500), Duration.ofSeconds(60), 100);

        // then
        assertThat(read(limits, GREET + "exec sleep 30")).isEqualTo(new Unread("Reading took longer than 500 ms"));
        assertThat(read(limits, "exec sleep 30")).isEqualTo(new Unread("Reading took longer than 500 ms"));
    }

    @Test
    void shouldSayThatOneEndedItsProcess() throws IOException {
        assertThat(read(ReaderLimits.DEFAULT, GREET + "kill -9 $$")).isEqualTo(new Unread("Reading ended its process"));
    }

    @Test
    void shouldReadNothingWhereNoProcessStarts() throws IOException {
        // given
        Unread none = new Unread("Reading needs a process of its own, and none could be started");
        ReaderCommand missing = new ReaderCommand(folder.resolve("no-such-java"), 128);

        // then
        assertThat(read(ReaderLimits.DEFAULT, "exit 1")).isEqualTo(none);
        try (DocumentReader reader = new DocumentReader(ReaderLimits.DEFAULT, missing)) {
            assertThat(reader.read(Samples.pdf("mot"), "application/pdf")).isEqualTo(none);
        }
    }

    @Test
    void shouldGiveTheProcessNoSecrets() throws IOException {
        // when
        read(ReaderLimits.DEFAULT, "/usr/bin/env > " + folder.resolve("seen") + "\nexit 1");

        // then
        assertThat(Files.readAllLines(folder.resolve("seen")))
                .allMatch(line -> line.matches("(LC_ALL|LC_CTYPE|LANG|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void shouldTellAnInterruptedCallerToTryAgain() throws IOException {
        byte[] pdf = Samples.pdf("mot");
        try (DocumentReader reader = new DocumentReader(ReaderLimits.DEFAULT)) {
            Thread.currentThread().interrupt();

            // then
            assertThatThrownBy(() -> reader.read(pdf, "application/pdf")).isInstanceOf(Unavailable.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldEndWithTheProcessThatStartedIt() throws Exception {
        // given
        Process starter = new ProcessBuilder(
                        ReaderCommand.own(128).java().toString(),
                        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] told;
        try (var lines = starter.inputReader()) {
            told = lines.readLine().split(" ", 2);

        } finally {
            // when
            starter.destroyForcibly().waitFor();
        }

        // then
        ProcessHandle.of(Long.parseLong(told[0]))
                .ifPresent(child -> assertThat(child.onExit().orTimeout(5, TimeUnit.SECONDS))
                        .succeedsWithin(Duration.ofSeconds(6)));
        assertGone(Path.of(told[1]));
    }

    /** Reads one document, tells its reader's process and folder, and waits to be killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            DocumentReader reader = new DocumentReader(ReaderLimits.DEFAULT);
            reader.read(Samples.pdf("mot"), "application/pdf");
            ReaderProcess process = reader.idle().getFirst();
            System.out.println(process.pid() + " " + process.folder().path());
            Thread.sleep(60_000);
        }
    }

    private static void assertGone(Path path) throws InterruptedException {
        for (int i = 0; i < 50 && Files.exists(path); i++) {
            Thread.sleep(100);
        }
        assertThat(path).doesNotExist();
    }

    private static ProcessHandle handle(DocumentReader reader) {
        return ProcessHandle.of(reader.idle().getFirst().pid()).orElseThrow();
    }

    private DocumentText read(ReaderLimits limits, String script) throws IOException {
        Path program = folder.resolve("reader-" + System.nanoTime());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (DocumentReader reader = new DocumentReader(limits, new ReaderCommand(program, 128))) {
            return reader.read(new byte[] {1, 2, 3}, "application/pdf");
        }
    }
}
