package org.lachan.takedown.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lachan.takedown.TestTakedown.LAN;
import static org.lachan.takedown.TestTakedown.MINH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.letters.LetterWriter;
import org.lachan.takedown.letters.Letterhead;
import org.lachan.takedown.requests.RemovalRequest;
import org.lachan.takedown.requests.RequestState;

class OutboxHandlerTest {
    private final TestTakedown system = new TestTakedown();

    @TempDir
    private Path folder;

    private RemovalRequest approved() {
        UUID caseId = system.confirmedPii("a");
        RemovalRequest draft = system.requests.draft(caseId, system.requests.suggestion(caseId, LAN), LAN);
        RemovalRequest waiting = system.requests.submit(draft.id(), draft.sequence(), LAN);
        return system.requests.approve(waiting.id(), waiting.sequence(), MINH);
    }

    private void deliver() {
        OutboxHandler handler =
                new OutboxHandler(new Outbox(folder, new LetterWriter(Letterhead.sample())), system.transitions);
        byte[] value = system.database.transaction(
                tx -> tx.statement("select value from relay_outbox where topic = 'takedowns'")
                        .one(row -> row.bytesOrNull("value")));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("takedowns", 0, 0, new byte[0], value);
        system.database.run(tx -> handler.take(tx, handler.read(TestTakedown.SERDES, record)));
    }

    private List<String> filed() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldFileAReleaseOnceHoweverOftenItArrives() throws IOException {
        RemovalRequest request = approved();

        deliver();
        deliver();

        assertThat(filed()).containsExactly(request.publicRef() + "/letter.pdf", request.publicRef() + "/request.json");
        RemovalRequest after = system.requests.get(request.id());
        assertThat(after.state().name()).isEqualTo(RequestState.Name.IN_OUTBOX);
        assertThat(after.sequence()).isEqualTo(request.sequence() + 1);
        assertThat(system.count("request_event where to_state = 'IN_OUTBOX'")).isEqualTo(1);
    }

    @Test
    void shouldFinishWhatAProcessLeftWhenItDiedBetweenFolderAndEvent() throws IOException {
        RemovalRequest request = approved();
        Files.createDirectories(folder.resolve(".new-" + request.publicRef()).resolve("half"));
        new Outbox(folder, new LetterWriter(Letterhead.sample())).file(system.requests.letter(request.id()));
        byte[] before = Files.readAllBytes(folder.resolve(request.publicRef()).resolve("letter.pdf"));

        deliver();

        assertThat(Files.readAllBytes(folder.resolve(request.publicRef()).resolve("letter.pdf")))
                .isEqualTo(before);
        assertThat(filed()).hasSize(2);
        assertThat(system.requests.get(request.id()).state().name()).isEqualTo(RequestState.Name.IN_OUTBOX);
    }
}
