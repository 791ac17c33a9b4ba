package org.lachan.takedown.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lachan.avro.SourceRelease;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.SourceList;
import org.lachan.content.yaml.BadSettings;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditLog;
import org.lachan.takedown.audit.AuditRow;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.sources.SourceDiff.Changed;
import org.lachan.takedown.store.RowRefused;

class SourceDeskTest {
    private static final Actor VAN = new Actor("van", "p-van", Set.of(Role.OPERATOR));
    private static final Actor BINH = new Actor("binh", "p-binh", Set.of(Role.OPERATOR));
    private static final Actor QUYNH = new Actor("quynh", "p-quynh", Set.of(Role.AUDITOR));

    private static final String FEED =
            "  - {id: bao-mau, kind: feed, url: 'https://bao.example/rss', audience: general}\n";
    private static final String PAGES = """
            - id: thieu-nien
              kind: pages
              url: https://thieu-nien.example/moi
              audience: children
              links: h2 a
          """;
    private static final String FIRST = "sources:\n" + FEED;
    private static final String SECOND = FIRST + PAGES;

    private final TestTakedown system = new TestTakedown();
    private final SourceDesk desk = new SourceDesk(system.database, system.audit, system.relay, system.clock);

    @Test
    void shouldPutAListInForceThatAnotherOperatorReleased() {
        // given
        Proposal proposal = desk.propose(FIRST, "Danh sách đầu tiên", VAN);

        // when
        desk.release(proposal.id(), "", BINH);

        // then
        assertThat(desk.inForce()).hasValueSatisfying(list -> {
            assertThat(list.version()).isEqualTo(SourceList.version(FIRST));
            assertThat(list.releasedAt()).isEqualTo(TestTakedown.NOW);
            assertThat(list.sources().all()).hasSize(1);
        });
        assertThat(desk.listedSince()).containsOnly(Map.entry("bao-mau", TestTakedown.NOW));
        assertThat(desk.yamlInForce()).isEqualTo(FIRST);
    }

    @Test
    void shouldTellTheReleaseUnderItsVersionAndAsCurrent() {
        // when
        release(FIRST, "");

        // then
        List<Map.Entry<String, SourceRelease>> told = system.database.transaction(tx -> tx.statement(
                        "select convert_from(key, 'UTF8') as name, value from relay_outbox where topic = 'sources' order by id")
                .list(row -> Map.entry(row.text("name"), decoded(row.bytesOrNull("value")))));
        assertThat(told).extracting(Map.Entry::getKey).containsExactly(SourceList.version(FIRST), "current");
        assertThat(told).extracting(Map.Entry::getValue).allSatisfy(record -> {
            assertThat(record.getVersion()).isEqualTo(SourceList.version(FIRST));
            assertThat(record.getYaml()).isEqualTo(FIRST);
            assertThat(record.getProposedBy()).isEqualTo("p-van");
            assertThat(record.getReleasedBy()).isEqualTo("p-binh");
            assertThat(record.getReleasedAt()).isEqualTo(TestTakedown.NOW);
        });
    }

    @Test
    void shouldRefuseTheProposersOwnReleaseAndReturn() {
        // given
        UUID id = desk.propose(FIRST, "", VAN).id();

        // then
        refused(Refusal.SAME_PERSON, () -> desk.release(id, "", VAN));
        refused(Refusal.SAME_PERSON, () -> desk.giveBack(id, "lý do", VAN));
        assertThat(desk.inForce()).isEmpty();
        assertThat(system.count("relay_outbox")).isZero();
    }

    @Test
    void shouldHaveTheDatabaseRefuseTheSamePersonToo() {
        // given
        UUID id = desk.propose(FIRST, "", VAN).id();
        var state = new ProposalState.Released(new ProposalState.Judgement("van", "p-van", TestTakedown.NOW), 1);

        // then
        assertThatThrownBy(() -> system.database.run(tx -> ProposalTable.released(tx, id, state)))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("two_operators");
    }

    @Test
    void shouldHaveTheDatabaseKeepWhatWasProposedAndJudged() {
        // given
        UUID waiting = desk.propose(SECOND, "", VAN).id();
        UUID released = release(FIRST, "");

        // then
        assertThatThrownBy(() -> sql("update source_proposal set yaml = 'x' where id = '" + waiting + "'"))
                .isInstanceOf(RowRefused.class);
        assertThatThrownBy(() -> sql("update source_proposal set judged_by = 'x' where id = '" + released + "'"))
                .isInstanceOf(RowRefused.class);
        assertThatThrownBy(() -> sql("delete from source_proposal")).isInstanceOf(RowRefused.class);
        assertThatThrownBy(() -> sql("truncate source_proposal")).isInstanceOf(RowRefused.class);
    }

    @Test
    void shouldAskForAnOperator() {
        // given
        UUID id = desk.propose(FIRST, "", VAN).id();

        // then
        refused(Refusal.NOT_PERMITTED, () -> desk.propose(FIRST, "", QUYNH));
        refused(Refusal.NOT_PERMITTED, () -> desk.release(id, "", TestTakedown.MINH));
        refused(Refusal.NOT_PERMITTED, () -> desk.giveBack(id, "lý do", QUYNH));
        refused(Refusal.NOT_PERMITTED, () -> desk.open(id, new Actor("x", "p-x", Set.of(Role.ADMINISTRATOR))));
    }

    @Test
    void shouldRefuseABadListWithEveryProblemAndItsLine() {
        // given
        String bad = "sources:\n  - id: X\n    kind: feed\n    url: https://bao.example/rss\n    audience: all\n";

        // when
        BadSettings problems = catchThrowableOfType(BadSettings.class, () -> desk.propose(bad, "", VAN));

        // then
        assertThat(ListProblem.of(bad, problems))
                .extracting(ListProblem::line, ListProblem::written)
                .containsExactly(tuple(2, "- id: X"), tuple(5, "audience: all"));
        assertThat(system.count("source_proposal")).isZero();
    }

    @Test
    void shouldRefuseWhatIsInForceAlreadyAndWhatIsTooLong() {
        // given
        release(FIRST, "");

        // then
        refused(Refusal.INVALID, () -> desk.propose(FIRST, "", VAN));
        refused(Refusal.INVALID, () -> desk.propose(SECOND + "#" + "x".repeat(SourceDesk.LONGEST), "", VAN));
        refused(Refusal.INVALID, () -> desk.propose(SECOND, "x".repeat(2001), VAN));
    }

    @Test
    void shouldRefuseAReleaseThatWasComparedWithAnotherList() {
        // given
        UUID second = desk.propose(SECOND, "", VAN).id();
        release(FIRST, "");

        // then
        refused(Refusal.STALE, () -> desk.release(second, "", BINH));
        desk.release(second, SourceList.version(FIRST), BINH);
        refused(Refusal.WRONG_STATE, () -> desk.release(second, SourceList.version(SECOND), BINH));
        refused(Refusal.WRONG_STATE, () -> desk.giveBack(second, "lý do", BINH));
    }

    @Test
    void shouldTellWhatWouldChange() {
        // given
        release(SECOND, "");
        String next = "sources:\n" + PAGES.replace("h2 a", "h3 a") + "    every: 1h\n"
                + "  - {id: moi, kind: feed, url: 'https://moi.example/rss', audience: general}\n";

        // when
        Review review = desk.open(desk.propose(next, "", VAN).id(), QUYNH);

        // then
        assertThat(review.inForce()).isEqualTo(SourceList.version(SECOND));
        assertThat(review.diff())
                .isEqualTo(new SourceDiff(
                        List.of("moi"),
                        List.of("bao-mau"),
                        List.of(new Changed(
                                "thieu-nien",
                                List.of(
                                        new SourceDiff.Key("links", "h2 a", "h3 a"),
                                        new SourceDiff.Key("every", null, "1h")))),
                        0));
    }

    @Test
    void shouldRememberSinceWhenASourceIsListed() {
        // given
        release(FIRST, "");
        SourceDesk later = at(TestTakedown.NOW.plus(Duration.ofDays(1)));

        // when
        later.release(later.propose(SECOND, "", VAN).id(), SourceList.version(FIRST), BINH);

        // then
        assertThat(later.listedSince())
                .containsOnly(
                        Map.entry("bao-mau", TestTakedown.NOW),
                        Map.entry("thieu-nien", TestTakedown.NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void shouldReturnAListWithAReason() {
        // given
        UUID id = desk.propose(FIRST, "", VAN).id();

        // when
        refused(Refusal.INVALID, () -> desk.giveBack(id, "  ", BINH));
        Proposal returned = desk.giveBack(id, " Thiếu nguồn. ", BINH);

        // then
        assertThat(returned.state()).isEqualTo(desk.open(id, QUYNH).proposal().state());
        assertThat(returned.state())
                .isInstanceOfSatisfying(ProposalState.Returned.class, state -> assertThat(state.reason())
                        .isEqualTo("Thiếu nguồn."));
        assertThat(desk.inForce()).isEmpty();
    }

    @Test
    void shouldEnterEveryActAndReadInTheAudit() {
        // given
        UUID id = desk.propose(FIRST, "", VAN).id();

        // when
        desk.open(id, QUYNH);
        desk.giveBack(id, "lý do", BINH);

        // then
        List<AuditRow> rows = system.database.transaction(tx -> AuditLog.about(tx, "sources:" + id));
        assertThat(rows)
                .extracting(AuditRow::actor, AuditRow::act)
                .containsExactly(
                        tuple("p-van", "sources.proposed"),
                        tuple("p-quynh", "sources.read"),
                        tuple("p-binh", "sources.returned"));
        assertThat(new AuditVerifier(system.database).verify(null).ok()).isTrue();
    }

    @Test
    void shouldReleaseAPersonsAccountOnlyForAnOpenCaseAndThirtyDays() {
        // given
        system.take(system.flag("account", 1).build());
        String open = system.caseOf("account").id().toString();
        String closed = system.confirmed("closed", HarmCode.PII).id().toString();

        // then
        mustNotRelease(account(open, 31), AccountFault.TOO_LONG);
        mustNotRelease(account(open, -1), AccountFault.EXPIRED);
        mustNotRelease(account(closed, 30), AccountFault.CASE_CLOSED);
        mustNotRelease(account(UUID.randomUUID().toString(), 30), AccountFault.CASE_UNKNOWN);
        mustNotRelease(account("no-case", 30), AccountFault.CASE_UNKNOWN);
        release(account(open, 30), "");
        assertThat(desk.faultsInForce()).isEmpty();
    }

    @Test
    void shouldMarkAnAccountWhoseCaseWasClosedOrWhoseEndIsOver() {
        // given
        system.take(system.flag("account", 1).build());
        release(account(system.caseOf("account").id().toString(), 30), "");

        // then
        assertThat(at(TestTakedown.NOW.plus(Duration.ofDays(30))).faultsInForce())
                .containsOnly(Map.entry("mot-tai-khoan", AccountFault.EXPIRED));
        system.confirm("account", HarmCode.PII);
        assertThat(desk.faultsInForce()).containsOnly(Map.entry("mot-tai-khoan", AccountFault.CASE_CLOSED));
    }

    @Test
    void shouldTellEverybodyOnlyThatOneAccountIsFollowed() {
        // given
        system.take(system.flag("account", 1).build());
        release(account(system.caseOf("account").id().toString(), 30), "");

        // when
        SourceRegister.Page page = new SourceRegister(desk).page().orElseThrow();

        // then
        assertThat(page.entries()).hasSize(2);
        assertThat(page.entries().get(0)).isInstanceOf(SourceRegister.Listed.class);
        assertThat(page.entries().get(1))
                .isEqualTo(new SourceRegister.OneAccount(Kind.MASTODON, TestTakedown.NOW.plus(Duration.ofDays(30))));
    }

    private void mustNotRelease(String yaml, AccountFault fault) {
        Proposal proposal = desk.propose(yaml, "", VAN);
        assertThat(desk.open(proposal.id(), QUYNH).faults()).containsOnly(Map.entry("mot-tai-khoan", fault));
        refused(Refusal.ACCOUNT_NOT_ALLOWED, () -> desk.release(proposal.id(), "", BINH));
    }

    private static String account(String caseId, int days) {
        Instant expires = TestTakedown.NOW.plus(Duration.ofDays(days));
        return FIRST + "  - {id: mot-tai-khoan, kind: mastodon, url: 'https://mang.example/', audience: general,"
                + " account: ai-do, case: '" + caseId + "', expires: '" + expires + "'}\n";
    }

    private UUID release(String yaml, String inForce) {
        UUID id = desk.propose(yaml, "", VAN).id();
        desk.release(id, inForce, BINH);
        return id;
    }

    private SourceDesk at(Instant now) {
        return new SourceDesk(system.database, system.audit, system.relay, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void sql(String statement) {
        system.database.run(tx -> tx.statement(statement).run());
    }

    private static SourceRelease decoded(byte @Nullable [] value) {
        return TestTakedown.SERDES.deserializer(SourceRelease.class).deserialize("sources", value);
    }

    private static void refused(Refusal code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
