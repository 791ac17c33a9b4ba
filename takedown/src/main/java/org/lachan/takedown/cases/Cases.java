package org.lachan.takedown.cases;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lachan.content.identity.Urls;
import org.lachan.content.sealed.SealedStore;
import org.lachan.schemas.Topics;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.audit.AuditLog;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.store.Counters;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Sql;

/** The queue, the case pages and the decisions. */
public final class Cases {
    private static final Role[] READERS = {Role.ANALYST, Role.APPROVER, Role.AUDITOR};

    private final Database database;
    private final AuditChain audit;
    private final Relay relay;
    private final SealedStore texts;
    private final Clock clock;

    public Cases(Database database, AuditChain audit, Relay relay, SealedStore texts, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.relay = relay;
        this.texts = texts;
        this.clock = clock;
    }

    /** The most urgent first, then the oldest flag. */
    public List<Case> queue(CaseQuery query) {
        return database.transaction(tx -> CaseTable.queue(tx, query));
    }

    public Map<CaseState.Name, Long> counts() {
        return database.transaction(CaseTable::counts);
    }

    /** For code; a person's read goes through {@link #open}. */
    public Case get(UUID id) {
        return database.transaction(tx -> get(tx, id));
    }

    /** The same inside a transaction that is open already. */
    public static Case get(Sql tx, UUID id) {
        return CaseTable.find(tx, id).orElseThrow(() -> Refused.notFound("case " + id));
    }

    /** A person reads the case, and the audit knows. */
    public Case open(UUID id, Actor actor) {
        actor.mustBe(READERS);
        return database.transaction(tx -> {
            Case item = get(tx, id);
            audit.append(tx, actor, "case.read", subject(id), Map.of("version", item.version()));
            return item;
        });
    }

    public CaseText text(UUID id, Actor actor) {
        actor.mustBe(READERS);
        Case item = get(id);
        if (item.textWithheld()) {
            return new CaseText.Withheld();
        }
        Optional<CasePart> part = item.part(PartKind.TEXT).filter(CasePart::raised);
        String reference = part.map(CasePart::textRef).orElse(null);
        Optional<byte[]> bytes = reference == null ? Optional.empty() : texts.get(reference);
        return bytes.isPresent() && part.isPresent()
                ? new CaseText.Shown(
                        new String(bytes.get(), StandardCharsets.UTF_8),
                        part.get().reasons())
                : new CaseText.Gone();
    }

    /**
     * Records an analyst's decision: case, verdict, audit and the record for {@code verdicts} in one transaction.
     *
     * @param version of the case that the analyst saw
     */
    public Case decide(UUID id, int version, Decision decision, Actor analyst) {
        analyst.mustBe(Role.ANALYST);
        Outcome outcome = database.transaction(tx -> decide(tx, id, version, decision, analyst));
        outcome.dropped().forEach(texts::delete);
        return outcome.item();
    }

    private record Outcome(Case item, List<String> dropped) {}

    private Outcome decide(Sql tx, UUID id, int version, Decision decision, Actor analyst) {
        Case item = CaseTable.lock(tx, id).orElseThrow(() -> Refused.notFound("case " + id));
        if (item.version() != version) {
            throw Refused.stale();
        }
        var at = clock.instant();
        Case decided = item.in(item.state().decide(decision, analyst.pseudonym(), at), at);
        CaseTable.update(tx, decided);
        int sequence = VerdictTable.insert(tx, decided, decision, analyst.pseudonym());
        List<String> dropped = decision.kind() == VerdictKind.OUT_OF_SCOPE ? drop(tx, decided) : List.of();
        audit.append(tx, analyst, "case.decided", subject(id), details(decision, sequence));
        relay.tell(
                tx,
                Topics.VERDICTS,
                id.toString(),
                CaseRecords.verdict(decided, sequence, decision, CaseRecords.versions(item), analyst.pseudonym()));
        return new Outcome(get(tx, id), dropped);
    }

    private static List<String> drop(Sql tx, Case item) {
        Counters.add(tx, "outOfScope", 1);
        return PartTable.dropTexts(tx, item.postId());
    }

    private static Map<String, Object> details(Decision decision, int sequence) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("verdict", decision.kind());
        details.put("sequence", sequence);
        details.put("comment", decision.comment());
        if (decision.code() != null) {
            details.put("code", decision.code());
        }
        return details;
    }

    /** What happened to the case, the oldest first. */
    public List<CaseEvent> history(UUID id) {
        return database.transaction(tx -> AuditLog.about(tx, subject(id)).stream()
                .map(row -> new CaseEvent(row.at(), row.actor(), row.act(), row.details() == null ? "" : row.details()))
                .toList());
    }

    /** @throws IllegalArgumentException with a sentence, when it is no http or https address */
    public List<Case> byUrl(String url) {
        String normal = Urls.normalise(url);
        return database.transaction(tx -> CaseTable.byUrl(tx, normal));
    }

    private static String subject(UUID id) {
        return "case:" + id;
    }
}
