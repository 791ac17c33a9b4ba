package org.lachan.takedown.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lachan.takedown.TestTakedown.LAN;
import static org.lachan.takedown.TestTakedown.MINH;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lachan.avro.ReportDetails;
import org.lachan.avro.SourceKind;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.RequestState.Name;
import org.lachan.takedown.store.RowRefused;

class RequestsTest {
    private final TestTakedown system = new TestTakedown();
    private final Requests requests = system.requests;

    private DraftForm form(UUID caseId) {
        return requests.suggestion(caseId, LAN);
    }

    private static DraftForm citing(DraftForm form, List<String> bases) {
        return changed(form, bases, form.action(), form.actionRationale());
    }

    private static DraftForm changed(DraftForm form, List<String> bases, RequestedAction action, String rationale) {
        return new DraftForm(
                form.kind(),
                form.addresseeId(),
                form.addresseeLanguage(),
                form.subject(),
                form.facts(),
                form.reasons(),
                bases,
                action,
                rationale,
                form.territorialScope());
    }

    private RemovalRequest submitted() {
        UUID caseId = system.confirmedPii("a");
        RemovalRequest draft = requests.draft(caseId, form(caseId), LAN);
        return requests.submit(draft.id(), draft.sequence(), LAN);
    }

    private static void assertRefused(Refusal code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    @Test
    void shouldReleaseWhatAnotherPersonApproves() {
        RemovalRequest waiting = submitted();

        RemovalRequest released = requests.approve(waiting.id(), waiting.sequence(), MINH);

        assertThat(released.state().name()).isEqualTo(Name.APPROVED);
        assertThat(released.publicRef()).isEqualTo("LC-2026-000001");
        assertThat(requests.get(released.id())).isEqualTo(released);
        assertThat(requests.steps(released.id()))
                .extracting(RequestStep::to)
                .containsExactly(Name.DRAFT, Name.IN_REVIEW, Name.APPROVED);
        assertThat(relayed()).containsExactly("verdicts", "requests", "requests", "requests", "takedowns");
    }

    private List<String> relayed() {
        return system.database.transaction(
                tx -> tx.statement("select topic from relay_outbox order by id").list(row -> row.text("topic")));
    }

    @Test
    void shouldRefuseTheDrafterAsApproverInCodeAndInTheDatabase() {
        RemovalRequest waiting = submitted();

        assertRefused(Refusal.SAME_PERSON, () -> requests.approve(waiting.id(), waiting.sequence(), LAN));
        assertThatThrownBy(() -> system.database.run(tx -> tx.statement("update removal_request set state = 'APPROVED',"
                                + " approver = drafter, released_at = now()")
                        .run()))
                .isInstanceOfSatisfying(RowRefused.class, refused -> assertThat(refused.constraint())
                        .isEqualTo("two_people"));
    }

    @Test
    void shouldRefuseALawThatIsNoLongerInForceNamingItsReplacement() {
        UUID caseId = system.confirmedPii("a");

        assertThatThrownBy(() -> requests.draft(caseId, citing(form(caseId), List.of("csl-24-2018-29")), LAN))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Refusal.BASIS_NOT_IN_FORCE);
                    assertThat(refused.vi()).contains("116/2025/QH15");
                    assertThat(refused.en()).contains("116/2025/QH15");
                });
    }

    @Test
    void shouldNotReleaseAnUnconfirmedCitation() {
        UUID caseId = system.confirmedPii("a");
        RemovalRequest draft = requests.draft(caseId, citing(form(caseId), List.of("d56-2017-33", "d56-2017-36")), LAN);

        assertRefused(Refusal.BASIS_UNCONFIRMED, () -> requests.submit(draft.id(), draft.sequence(), LAN));
    }

    @Test
    void shouldHoldAnAddressForOneOpenRequest() {
        UUID caseId = system.confirmedPii("a");
        RemovalRequest first = requests.draft(caseId, form(caseId), LAN);

        assertRefused(Refusal.ALREADY_REQUESTED, () -> requests.draft(caseId, form(caseId), MINH));
        RemovalRequest waiting = requests.submit(first.id(), first.sequence(), LAN);
        requests.reject(waiting.id(), waiting.sequence(), "không đủ căn cứ", false, MINH);
        assertThat(requests.draft(caseId, form(caseId), MINH).state().name()).isEqualTo(Name.DRAFT);
        assertThat(requests.byUrl("https://bao.example/tin/a#x")).hasSize(2);
    }

    @Test
    void shouldDefaultToTheLeastIntrusiveRemedyAndAskWhyNot() {
        UUID caseId = system.confirmedPii("a");
        DraftForm form = form(caseId);
        DraftForm stronger = changed(form, form.legalBasisIds(), RequestedAction.REMOVE, " ");

        assertThat(form.action()).isEqualTo(RequestedAction.ANONYMISE);
        assertThat(form.addresseeId()).isEqualTo("bao-mau");
        assertRefused(Refusal.RATIONALE_MISSING, () -> requests.draft(caseId, stronger, LAN));
    }

    @Test
    void shouldDraftNothingForCrimesNorWithoutAVerdict() {
        UUID grooming = system.confirmed("g", HarmCode.GROOM).id();
        system.take(system.flag("open", 1).build());
        DraftForm form = form(system.confirmedPii("a"));

        assertRefused(Refusal.HAND_OFF_ONLY, () -> requests.draft(grooming, form, LAN));
        assertRefused(
                Refusal.VERDICT_MISSING,
                () -> requests.draft(system.caseOf("open").id(), form, LAN));
    }

    @Test
    void shouldDraftNothingThatWouldNameTheHotlinesOwnFile() {
        // given
        system.take(system.flag("call", 1)
                .setSourceKind(SourceKind.HOTLINE)
                .setUrl("https://tong-dai.example/tin-bao.csv#111-1")
                .setReport(new ReportDetails("111-1", "harmful-content", null))
                .build());
        UUID call = system.confirm("call", HarmCode.PII).id();
        DraftForm form = form(system.confirmedPii("a"));

        // then
        assertRefused(Refusal.NO_ADDRESS, () -> requests.draft(call, form, LAN));
    }

    @Test
    void shouldRefuseWhoeverDidNotSeeTheLatestState() {
        RemovalRequest waiting = submitted();

        assertRefused(Refusal.STALE, () -> requests.approve(waiting.id(), waiting.sequence() - 1, MINH));
        assertRefused(Refusal.WRONG_STATE, () -> requests.submit(waiting.id(), waiting.sequence(), LAN));
    }

    @Test
    void shouldClaimNoTermOfTheLawForABodyThatIsNotCompetent() {
        UUID caseId = system.confirmedPii("a");
        RemovalRequest draft = requests.draft(caseId, form(caseId), LAN);

        assertThat(form(caseId).legalBasisIds()).contains("d56-2017-33").doesNotContain("d147-2024-23");
        assertThat(requests.letter(draft.id()).statutoryHours()).isNull();
        assertRefused(
                Refusal.ISSUER_NOT_COMPETENT,
                () -> requests.revise(
                        draft.id(),
                        draft.sequence(),
                        citing(form(caseId), List.of("d56-2017-33", "d147-2024-23")),
                        LAN));
    }

    @Test
    void shouldClaimTheTermOnlyAgainstAPlatformForACompetentBody() {
        Issuer competent = new Issuer("Cơ quan có thẩm quyền mẫu", true);
        Requests theirs = new Requests(
                system.database,
                system.audit,
                new Transitions(system.audit, system.relay, competent, system.clock),
                system.bases,
                system.addressees,
                competent,
                system.clock);
        UUID caseId = system.confirmedPii("a");
        RemovalRequest toPress = theirs.draft(caseId, theirs.suggestion(caseId, LAN), LAN);

        assertThat(theirs.suggestion(caseId, LAN).legalBasisIds()).contains("d147-2024-23");
        assertThat(theirs.letter(toPress.id()).statutoryHours()).isNull();
        system.addressees.register(
                new Addressee("bao-mau", "Báo Mẫu", "PLATFORM", "vi", "VN", Set.of("bao.example"), "outbox", null),
                Actor.SYSTEM);
        assertThat(theirs.letter(toPress.id()).statutoryHours()).isEqualTo(24);
    }

    @Test
    void shouldWaitForADecisionThatIsBeingMadeBeforeItReleases() {
        RemovalRequest waiting = submitted();

        CompletableFuture<RemovalRequest> approving = system.database.transaction(tx -> {
            tx.statement("update moderation_case set state = 'HANDED_OFF'").run();
            var started = CompletableFuture.supplyAsync(() -> requests.approve(waiting.id(), waiting.sequence(), MINH));
            assertThatThrownBy(() -> started.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return started;
        });

        assertThatThrownBy(approving::join).cause().isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.code())
                .isEqualTo(Refusal.VERDICT_MISSING));
        assertThat(system.count("relay_outbox where topic = 'takedowns'")).isZero();
    }

    @Test
    void shouldKeepNoWordsOfWhatWasOutOfScope() {
        RemovalRequest waiting = submitted();
        String text = system.caseOf("a").parts().get(0).textRef();

        requests.reject(waiting.id(), waiting.sequence(), "ngoài phạm vi", true, MINH);
        system.cases.sweep();

        RequestContent kept = requests.get(waiting.id()).content();
        assertThat(List.of(kept.subject(), kept.facts(), kept.reasons(), kept.actionRationale()))
                .containsOnly("");
        assertThat(system.caseOf("a").parts().get(0).textRef()).isNull();
        assertThat(system.texts.get(Objects.requireNonNull(text))).isEmpty();
        assertThat(system.count("counter where name = 'requestsOutOfScope' and value = 1"))
                .isEqualTo(1);
    }

    @Test
    void shouldKeepEventsThatTheDatabaseRefusesToChange() {
        submitted();

        assertThatThrownBy(() -> system.database.run(
                        tx -> tx.statement("delete from request_event").run()))
                .isInstanceOf(RowRefused.class);
        assertThatThrownBy(() -> system.database.run(
                        tx -> tx.statement("update verdict set analyst = 'x'").run()))
                .isInstanceOf(RowRefused.class);
    }

    @Test
    void shouldNeverLeaveTheLegalPathsOnARandomWalk() {
        Random random = new Random(20261123);
        UUID caseId = system.confirmedPii("a");
        List<UUID> drafted = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            Actor actor = random.nextBoolean() ? LAN : MINH;
            try {
                act(random.nextInt(7), caseId, drafted, actor);
            } catch (Refused refused) {
                assertThat(refused.code())
                        .isIn(
                                Refusal.WRONG_STATE,
                                Refusal.SAME_PERSON,
                                Refusal.NOT_PERMITTED,
                                Refusal.ALREADY_REQUESTED);
            }
            assertSound(drafted);
        }
        assertThat(drafted).isNotEmpty();
        assertThat(new AuditVerifier(system.database).verify(null).ok()).isTrue();
    }

    private void act(int choice, UUID caseId, List<UUID> drafted, Actor actor) {
        if (choice == 0 || drafted.isEmpty()) {
            drafted.add(requests.draft(caseId, requests.suggestion(caseId, actor), actor)
                    .id());
            return;
        }
        UUID id = drafted.get(drafted.size() - 1);
        int sequence = requests.get(id).sequence();
        switch (choice) {
            case 1 -> requests.revise(id, sequence, requests.suggestion(caseId, actor), actor);
            case 2, 3 -> requests.submit(id, sequence, actor);
            case 4 -> requests.giveBack(id, sequence, "xem lại", actor);
            case 5 -> requests.reject(id, sequence, "không", sequence % 2 == 0, actor);
            default -> {
                if (sequence > 6) {
                    requests.approve(id, sequence, actor);
                }
            }
        }
    }

    private void assertSound(List<UUID> drafted) {
        int open = 0;
        for (UUID id : drafted) {
            RemovalRequest request = requests.get(id);
            open += request.state().open() ? 1 : 0;
            assertThat(requests.steps(id)).hasSize(request.sequence());
            if (request.state() instanceof RequestState.Approved approved) {
                assertThat(approved.approver()).isNotEqualTo(approved.drafter());
            }
        }
        assertThat(open).isLessThanOrEqualTo(1);
    }
}
