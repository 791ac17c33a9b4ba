package org.lachan.takedown.cases;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lachan.content.identity.Urls;
import org.lachan.content.sealed.DamagedSeal;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue, the case pages and the decisions. */
public final class Cases {
    private static final Logger LOG = LoggerFactory.getLogger(Cases.class);
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

    /** The same, and nobody decides on the case before the transaction ends. */
    public static Case hold(Sql tx, UUID id) {
        return CaseTable.hold(tx, id).orElseThrow(() -> Refused.notFound("case " + id));
    }

    /** Forgets the texts of a case; {@link #sweep} then deletes the bytes. */
    public static void dropTexts(Sql tx, UUID id) {
        CaseTable.lock(tx, id).ifPresent(item -> PartTable.dropTexts(tx, item.postId()));
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
        Optional<byte[]> bytes = reference == null ? Optional.empty() : opened(reference);
        return bytes.isPresent() && part.isPresent()
                ? new CaseText.Shown(
                        new String(bytes.get(), StandardCharsets.UTF_8),
                        part.get().reasons())
                : new CaseText.Gone();
    }

    // An instance that was restored without its keys still has cases to decide and requests to write.
    private Optional<byte[]> opened(String reference) {
        try {
            return texts.get(reference);
        } catch (DamagedSeal e) {
            LOG.warn("event=seal_does_not_open reference={}", reference);
            return Optional.empty();
        }
    }

    /**
     * Records an analyst's decision: case, verdict, audit and the record for {@code verdicts} in one transaction.
     *
     * @param version of the case that the analyst saw
     */
    public Case decide(UUID id, int version, Decision decision, Actor analyst) {
        analyst.mustBe(Role.ANALYST);
        Case decided = database.transaction(tx -> decide(tx, id, version, decision, analyst));
        if (decision.kind() == VerdictKind.OUT_OF_SCOPE) {
            sweep();
        }
        return decided;
    }

    /** Deletes the sealed texts that were dropped and that no other case needs; what a crash left goes the next time. */
    public void sweep() {
        database.run(tx -> {
            List<String> dropped = PartTable.dropped(tx);
            dropped.forEach(texts::delete);
            PartTable.forget(tx, dropped);
        });
    }

    private Case decide(Sql tx, UUID id, int version, Decision decision, Actor analyst) {
        Case item = CaseTable.lock(tx, id).orElseThrow(() -> Refused.notFound("case " + id));
        if (item.version() != version) {
            throw Refused.stale();
        }
        var at = clock.instant();
        Case decided = item.in(item.state().decide(decision, analyst.pseudonym(), at), at);
        CaseTable.update(tx, decided);
        int sequence = VerdictTable.insert(tx, decided, decision, analyst.pseudonym());
        if (decision.kind() == VerdictKind.OUT_OF_SCOPE) {
            Counters.add(tx, "outOfScope", 1);
            PartTable.dropTexts(tx, decided.postId());
        }
        audit.append(tx, analyst, "case.decided", subject(id), details(decision, sequence));
        relay.tell(
                tx,
                Topics.VERDICTS,
                id.toString(),
                CaseRecords.verdict(decided, sequence, decision, CaseRecords.versions(item), analyst.pseudonym()));
        return get(tx, id);
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
