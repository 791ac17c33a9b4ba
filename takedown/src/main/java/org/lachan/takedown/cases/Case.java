package org.lachan.takedown.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.Priority;

/**
 * One post that was flagged.
 *
 * @param revision the newest revision that a flag named
 * @param version grows with each change; a decision names the version that the analyst saw
 * @param codes candidate codes of the parts still raised
 * @param parts the newest of each kind, at least one
 * @param cluster posts with the same text share it
 */
public record Case(
        UUID id,
        String postId,
        int revision,
        CaseState state,
        int version,
        Priority priority,
        CaseSource source,
        Set<HarmCode> codes,
        List<CasePart> parts,
        @Nullable String cluster,
        Times times) {

    public Case {
        codes = Set.copyOf(codes);
        parts = List.copyOf(parts);
    }

    /** @param flaggedAt when the newest flag was raised */
    public record Times(
            Instant flaggedAt, Instant fetchedAt, @Nullable Instant publishedAt, Instant openedAt, Instant updatedAt) {
        Times updated(Instant at) {
            return new Times(flaggedAt, fetchedAt, publishedAt, openedAt, at);
        }
    }

    public Optional<String> url() {
        return Optional.ofNullable(source.url());
    }

    public Optional<CasePart> part(PartKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).max(Comparator.comparingInt(CasePart::revision));
    }

    /** Codes that a model, a rule or a match proposes. A report proposes none: who calls cannot know the code. */
    public Set<HarmCode> proposed() {
        return parts.stream()
                .filter(CasePart::raised)
                .flatMap(part -> part.proposed().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True for a match with a hash list: no text, no preview, no thumbnail; the address is sealed. */
    public boolean textWithheld() {
        return parts.stream().anyMatch(part -> !part.matches().isEmpty());
    }

    Case withParts(List<CasePart> newest) {
        return new Case(id, postId, revision, state, version, priority, source, codes, newest, cluster, times);
    }

    /** The next version of the case, in that state. */
    Case in(CaseState next, Instant at) {
        return new Case(
                id, postId, revision, next, version + 1, priority, source, codes, parts, cluster, times.updated(at));
    }
}
