package org.lachan.takedown.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lachan.takedown.TestTakedown.LAN;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.FetchTask;
import org.lachan.avro.SourceKind;
import org.lachan.content.identity.Identities;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.intake.Entered.AlreadyKnown;
import org.lachan.takedown.intake.Entered.Queued;

class UrlDeskTest {
    private final TestTakedown system = new TestTakedown();

    @TempDir
    private Path keys;

    private UrlDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new UrlDesk(
                system.database,
                system.cases,
                system.requests,
                system.audit,
                system.relay,
                Identities.load(keys),
                system.clock);
    }

    @Test
    void shouldTellOneFetchTaskForAnAddressEnteredTwice() {
        Entered first = desk.enter("https://Bao.example/tin/moi#a", "người dân báo", LAN);
        Entered second = desk.enter("https://bao.example/tin/moi", "", LAN);

        assertThat(first).isInstanceOf(Queued.class);
        assertThat(second).isInstanceOf(AlreadyKnown.class);
        assertThat(system.count("relay_outbox")).isEqualTo(1);
        byte[] value = system.database.transaction(
                tx -> tx.statement("select value from relay_outbox").one(row -> row.bytesOrNull("value")));
        FetchTask task = TestTakedown.SERDES.deserializer(FetchTask.class).deserialize("fetch.tasks", value);
        assertThat(task.getSourceKind()).isEqualTo(SourceKind.MANUAL);
        assertThat(task.getHost()).isEqualTo("bao.example");
        assertThat(task.getUrl()).isEqualTo("https://bao.example/tin/moi");
    }

    @Test
    void shouldKnowAnAddressThatWasRequested() {
        var caseId = system.confirmedPii("a");
        system.requests.draft(caseId, system.requests.suggestion(caseId, LAN), LAN);

        UrlKnowledge known = desk.search("https://bao.example/tin/a?utm_source=x", LAN);

        assertThat(known.requested()).isTrue();
        assertThat(known.cases()).hasSize(1);
        assertThat(desk.enter("https://bao.example/tin/a", "", LAN)).isInstanceOf(AlreadyKnown.class);
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        assertThatThrownBy(() -> desk.enter("ftp://bao.example/", "", LAN)).isInstanceOf(Refused.class);
    }
}
