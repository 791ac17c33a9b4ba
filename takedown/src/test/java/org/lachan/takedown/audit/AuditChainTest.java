package org.lachan.takedown.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.TestDatabase;

class AuditChainTest {
    private final Database database = TestDatabase.fresh();
    private final AuditChain chain = new AuditChain(Clock.systemUTC());
    private final AuditVerifier verifier = new AuditVerifier(database);

    @BeforeEach
    void appendFive() {
        for (int i = 1; i <= 5; i++) {
            append("case:" + i);
        }
    }

    private AuditRow append(String subject) {
        return database.transaction(
                tx -> chain.append(tx, Actor.SYSTEM, "case.read", subject, Map.of("b", 2, "a", "một")));
    }

    @Test
    void shouldVerifyAnUntouchedChain() {
        AuditVerification found = verifier.verify(null);

        assertThat(found.ok()).isTrue();
        assertThat(found.rows()).isEqualTo(5);
        assertThat(verifier.verify(found.head()).ok()).isTrue();
    }

    @Test
    void shouldFindAChangedRow() {
        TestDatabase.tamper(database, "update audit_entry set actor = 'p-other' where seq = 3");

        assertThat(verifier.verify(null).firstBadSeq()).isEqualTo(3L);
    }

    @Test
    void shouldFindARowRemovedInTheMiddle() {
        TestDatabase.tamper(
                database, "delete from audit_opening where seq = 3", "delete from audit_entry where seq = 3");

        AuditVerification found = verifier.verify(null);

        assertThat(found.ok()).isFalse();
        assertThat(found.what()).isEqualTo("Row 3 is missing");
    }

    @Test
    void shouldFindRowsThatChangedPlaces() {
        TestDatabase.tamper(
                database,
                "update audit_entry set seq = 99 where seq = 2",
                "update audit_entry set seq = 2 where seq = 3",
                "update audit_entry set seq = 3 where seq = 99");

        assertThat(verifier.verify(null).firstBadSeq()).isEqualTo(2L);
    }

    @Test
    void shouldFindATruncatedTailOnlyWhenToldTheHead() {
        String head = verifier.verify(null).head();
        TestDatabase.tamper(
                database, "delete from audit_opening where seq > 3", "delete from audit_entry where seq > 3");

        assertThat(verifier.verify(null).ok()).isTrue();
        assertThat(verifier.verify(head).ok()).isFalse();
        assertThat(verifier.verify(head).firstBadSeq()).isEqualTo(4L);
    }

    @Test
    void shouldAllowErasureButNotAnotherOpening() {
        database.run(
                tx -> tx.statement("delete from audit_opening where seq = 2").run());
        assertThat(verifier.verify(null).ok()).isTrue();

        TestDatabase.tamper(database, "update audit_opening set details = '{}' where seq = 4");
        assertThat(verifier.verify(null).firstBadSeq()).isEqualTo(4L);
    }

    @Test
    void shouldStayOneChainWhenManyAppendAtOnce() {
        IntStream.range(0, 40).parallel().forEach(i -> append("case:many"));

        assertThat(verifier.verify(null).ok()).isTrue();
        assertThat(verifier.verify(null).rows()).isEqualTo(45);
    }

    @Test
    void shouldRefuseChangesThroughTheDatabase() {
        assertThatThrownBy(() -> database.run(
                        tx -> tx.statement("update audit_entry set act = 'x'").run()))
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> database.run(
                        tx -> tx.statement("delete from audit_entry").run()))
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> database.run(
                        tx -> tx.statement("truncate audit_entry cascade").run()))
                .hasMessageContaining("refused");
        assertThat(verifier.verify(null).rows()).isEqualTo(5);
    }
}
