package org.lachan.takedown.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.cases.CasePart.Candidate;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.Priority;
import org.lachan.takedown.store.Counters;
import org.lachan.takedown.store.Sql;

/** Makes and keeps up the case of a post from what its flags tell. The same flag twice changes nothing. */
final class FlagIntake {
    private final AuditChain audit;
    private final Clock clock;

    FlagIntake(AuditChain audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void take(Sql tx, Finding finding) {
        Optional<Case> known = CaseTable.lockByPost(tx, finding.postId());
        if (known.isPresent()) {
            takeKnown(tx, known.get(), finding);
        } else if (finding.part().raised()) {
            open(tx, finding);
        } else {
            // Nobody ever saw a case: the post stopped being flaggable before its flag was read, or never was.
            Counters.add(tx, "clearedWithoutCase", 1);
        }
    }

    private void open(Sql tx, Finding finding) {
        Instant now = clock.instant();
        Case item = new Case(
                UUID.randomUUID(),
                finding.postId(),
                finding.part().revision(),
                new CaseState.Open(),
                1,
                Priority.P2,
                finding.source(),
                Set.of(),
                List.of(),
                finding.cluster(),
                new Case.Times(finding.flaggedAt(), finding.fetchedAt(), finding.publishedAt(), now, now));
        Case rated = rated(item, List.of(finding.part()), item.source());
        CaseTable.insert(tx, rated);
        PartTable.upsert(tx, finding);
        tell(tx, "case.raised", rated, finding);
    }

    private void takeKnown(Sql tx, Case item, Finding finding) {
        Optional<Instant> stored = PartTable.flaggedAt(tx, finding);
        if (stored.isPresent() && !finding.flaggedAt().isAfter(stored.get())) {
            return;
        }
        PartTable.upsert(tx, finding);
        if (item.state() instanceof CaseState.OutOfScope) {
            PartTable.dropTexts(tx, item.postId());
        }
        List<CasePart> parts = PartTable.newest(tx, List.of(item.postId())).getOrDefault(item.postId(), List.of());
        CaseState next = next(item.state(), parts, finding);
        Case changed = merged(item, parts, finding).in(next, clock.instant());
        CaseTable.update(tx, changed);
        tell(tx, act(item.state(), next, finding), changed, finding);
    }

    private CaseState next(CaseState state, List<CasePart> parts, Finding finding) {
        boolean raised = parts.stream().anyMatch(CasePart::raised);
        if (state instanceof CaseState.Open open && !raised) {
            return open.cleared(clock.instant());
        }
        if (state instanceof CaseState.Cleared cleared && raised) {
            return cleared.reopened();
        }
        // What was dismissed was another revision or another part: a person must see the new one.
        if (state instanceof CaseState.Dismissed dismissed && finding.part().raised() && isNewest(parts, finding)) {
            return dismissed.reopened();
        }
        return state;
    }

    private static boolean isNewest(List<CasePart> parts, Finding finding) {
        return parts.stream()
                .anyMatch(part -> part.kind() == finding.part().kind()
                        && part.revision() == finding.part().revision());
    }

    private static String act(CaseState before, CaseState after, Finding finding) {
        if (before.name() != after.name()) {
            return after instanceof CaseState.Open ? "case.reopened" : "case.cleared";
        }
        return finding.part().raised() ? "case.flagged_again" : "case.part_cleared";
    }

    private static Case merged(Case item, List<CasePart> parts, Finding finding) {
        boolean newer =
                finding.part().revision() >= item.revision() && finding.part().raised();
        Case.Times old = item.times();
        Case.Times times = newer
                ? new Case.Times(
                        finding.flaggedAt(),
                        finding.fetchedAt(),
                        finding.publishedAt(),
                        old.openedAt(),
                        old.updatedAt())
                : old;
        Case changed = new Case(
                item.id(),
                item.postId(),
                Math.max(item.revision(), finding.part().revision()),
                item.state(),
                item.version(),
                item.priority(),
                item.source(),
                item.codes(),
                parts,
                newer && finding.cluster() != null ? finding.cluster() : item.cluster(),
                times);
        return rated(changed, parts, newer ? finding.source() : item.source());
    }

    private static Case rated(Case item, List<CasePart> parts, CaseSource source) {
        Set<HarmCode> codes = EnumSet.noneOf(HarmCode.class);
        parts.stream()
                .filter(CasePart::raised)
                .flatMap(part -> part.candidates().stream())
                .map(Candidate::code)
                .forEach(codes::add);
        boolean matched = parts.stream().anyMatch(part -> !part.matches().isEmpty());
        return new Case(
                item.id(),
                item.postId(),
                item.revision(),
                item.state(),
                item.version(),
                priority(parts, matched, source.report()),
                matched ? sealed(item.source(), source) : source,
                codes,
                parts,
                item.cluster(),
                item.times());
    }

    // A report offers every code, so the codes say nothing of its urgency; the group that the hotline gave it does.
    private static Priority priority(List<CasePart> parts, boolean matched, CaseSource.@Nullable Report report) {
        List<Priority> all = new ArrayList<>();
        parts.stream()
                .filter(CasePart::raised)
                .flatMap(part -> part.proposed().stream())
                .map(HarmCode::priority)
                .forEach(all::add);
        all.add(matched ? Priority.P1 : Priority.P2);
        if (report != null) {
            all.add(report.priority());
        }
        return all.stream().min(Comparator.naturalOrder()).orElse(Priority.P2);
    }

    // Once a match is known, an address that its text flag told in the open is not kept beside the sealed one.
    private static CaseSource sealed(CaseSource old, CaseSource newest) {
        String reference = newest.urlRef() == null ? old.urlRef() : newest.urlRef();
        return new CaseSource(
                newest.sourceId(),
                newest.kind(),
                newest.audience(),
                newest.language(),
                reference == null ? newest.url() : null,
                reference,
                newest.report());
    }

    private void tell(Sql tx, String act, Case item, Finding finding) {
        audit.append(
                tx,
                Actor.SYSTEM,
                act,
                "case:" + item.id(),
                Map.of(
                        "revision", finding.part().revision(),
                        "part", finding.part().kind(),
                        "policy", finding.part().versions().policy(),
                        "codes", List.copyOf(item.codes()).stream().sorted().toList()));
    }
}
