package org.lachan.takedown.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lachan.takedown.TestTakedown.LAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lachan.avro.Candidate;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.ReportDetails;
import org.lachan.avro.SourceKind;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.Priority;

class CasesTest {
    private final TestTakedown system = new TestTakedown();

    private Case decide(Case item, VerdictKind kind, @Nullable HarmCode code) {
        return system.cases.decide(item.id(), item.version(), new Decision(kind, code, "ghi chú"), LAN);
    }

    private Case dismissed(String postId) {
        system.take(system.flag(postId, 1).build());
        Case item = system.caseOf(postId);
        return system.cases.decide(item.id(), item.version(), new Decision(VerdictKind.DISMISSED, null, ""), LAN);
    }

    @Test
    void shouldKeepNoTextOfALaterFlagOfWhatWasOutOfScope() {
        system.take(system.flag("a", 1).build());
        Case open = system.caseOf("a");
        system.cases.decide(
                open.id(), open.version(), new Decision(VerdictKind.OUT_OF_SCOPE, null, ""), TestTakedown.LAN);
        String later = system.texts.put("một bản sửa".getBytes(StandardCharsets.UTF_8));

        system.take(system.flag("a", 2).setTextRef(later).build());
        system.cases.sweep();

        assertThat(system.texts.get(later)).isEmpty();
        assertThat(system.count("dropped_text")).isZero();
    }

    @Test
    void shouldShowTheTextWithItsReasons() {
        system.take(system.flag("a", 1).build());

        CaseText text = system.cases.text(system.caseOf("a").id(), LAN);

        assertThat(text).isInstanceOfSatisfying(CaseText.Shown.class, shown -> {
            assertThat(shown.text()).startsWith("Bản tin mẫu");
            assertThat(shown.reasons()).hasSize(1);
        });
    }

    @Test
    void shouldWithholdTextAndAddressOnceAPictureMatched() {
        system.take(system.flag("a", 1).build());
        system.take(system.match("a").build());

        Case item = system.caseOf("a");

        assertThat(system.cases.text(item.id(), LAN)).isEqualTo(new CaseText.Withheld());
        assertThat(item.url()).isEmpty();
        assertThat(item.source().urlRef()).isNotNull();
        assertThat(item.priority()).isEqualTo(Priority.P1);
    }

    @Test
    void shouldRankAReportByItsGroupAndNotByTheCodesThatItOffers() {
        // when
        system.take(report("a", "emergency"));
        system.take(report("b", "child-at-risk"));
        system.take(report("c", "how-to"));

        // then
        assertThat(Stream.of("a", "b", "c").map(system::caseOf).map(Case::priority))
                .containsExactly(Priority.P0, Priority.P1, Priority.P2);
        assertThat(system.caseOf("a").codes()).contains(HarmCode.SELF_HARM);
        assertThat(system.caseOf("a").proposed()).isEmpty();
    }

    private Flag report(String postId, String group) {
        return system.flag(postId, 1)
                .setSourceKind(SourceKind.HOTLINE)
                .setCandidates(List.of(
                        new Candidate(org.lachan.avro.HarmCode.SELF_HARM, CasePart.REPORT, 1.0, 1.0),
                        new Candidate(org.lachan.avro.HarmCode.BULLY, CasePart.REPORT, 1.0, 1.0)))
                .setReport(new ReportDetails("111-" + postId, group, null))
                .build();
    }

    @Test
    void shouldClearAnOpenCaseAndReopenItWhenItIsFlaggedAgain() {
        system.take(system.flag("a", 1).build());
        system.take(system.flag("a", 2).setState(FlagState.CLEARED).build());
        assertThat(system.caseOf("a").state().name()).isEqualTo(CaseState.Name.CLEARED);

        system.take(system.flag("a", 3).build());

        assertThat(system.caseOf("a").state().name()).isEqualTo(CaseState.Name.OPEN);
    }

    @Test
    void shouldOnlyAnnotateADecidedCaseThatIsCleared() {
        system.confirmedPii("a");

        system.take(system.flag("a", 2).setState(FlagState.CLEARED).build());

        Case item = system.caseOf("a");
        assertThat(item.state().name()).isEqualTo(CaseState.Name.CONFIRMED);
        assertThat(system.cases.history(item.id()))
                .extracting(CaseEvent::act)
                .containsExactly("case.raised", "case.decided", "case.part_cleared");
    }

    @Test
    void shouldReopenADismissedCaseOnlyForSomethingNew() {
        dismissed("a");

        system.take(system.flag("a", 1).build());
        assertThat(system.caseOf("a").state().name()).isEqualTo(CaseState.Name.DISMISSED);

        system.take(system.flag("a", 2).build());
        assertThat(system.caseOf("a").state().name()).isEqualTo(CaseState.Name.OPEN);
    }

    @Test
    void shouldForgetTheTextOfWhatIsOutOfScope() {
        system.take(system.flag("a", 1).build());
        String reference = system.caseOf("a").parts().get(0).textRef();
        Case item = system.caseOf("a");

        decide(item, VerdictKind.OUT_OF_SCOPE, null);

        assertThat(system.cases.text(item.id(), LAN)).isEqualTo(new CaseText.Gone());
        assertThat(system.texts.get(String.valueOf(reference))).isEmpty();
        system.take(system.flag("a", 2).build());
        assertThat(system.caseOf("a").parts().get(0).textRef()).isNull();
    }

    @Test
    void shouldLetOnlyAHandOffFollowACrime() {
        Case confirmed = system.confirmed("g", HarmCode.GROOM);

        assertThatThrownBy(() -> decide(confirmed, VerdictKind.DISMISSED, null)).isInstanceOf(Refused.class);
        assertThat(decide(confirmed, VerdictKind.HANDED_OFF, HarmCode.GROOM)
                        .state()
                        .name())
                .isEqualTo(CaseState.Name.HANDED_OFF);
        assertThat(system.count("verdict")).isEqualTo(2);
    }

    @Test
    void shouldRefuseAStaleDecisionACodeWithoutHarmAndAnApproverAlone() {
        system.take(system.flag("a", 1).build());
        Case item = system.caseOf("a");
        Actor approver = new Actor("hoa", "p-hoa", Set.of(Role.APPROVER));

        assertThatThrownBy(() -> decide(item, VerdictKind.CONFIRMED, HarmCode.ADVICE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.CODE_NOT_ISSUABLE));
        assertThatThrownBy(() -> system.cases.decide(
                        item.id(), item.version(), new Decision(VerdictKind.DISMISSED, null, ""), approver))
                .isInstanceOf(Refused.class);
        decide(item, VerdictKind.DISMISSED, null);
        assertThatThrownBy(() -> decide(item, VerdictKind.DISMISSED, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.STALE));
    }

    @Test
    void shouldAuditEachReading() {
        system.take(system.flag("a", 1).build());
        Case item = system.caseOf("a");

        system.cases.open(item.id(), LAN);

        assertThat(system.cases.history(item.id()))
                .extracting(CaseEvent::act)
                .containsExactly("case.raised", "case.read");
        assertThat(system.cases.byUrl("HTTPS://bao.example:443/tin/a#top")).hasSize(1);
    }
}
