package org.lachan.takedown.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.schemas.Topics;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.audit.AuditRow;
import org.lachan.takedown.letters.Letter;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.store.Counters;
import org.lachan.takedown.store.Sql;

/** Tells each transition to the audit, to the events and to Kafka, in its own transaction. */
public final class Transitions {
    private final AuditChain audit;
    private final Relay relay;
    private final Issuer issuer;
    private final Clock clock;

    public Transitions(AuditChain audit, Relay relay, Issuer issuer, Clock clock) {
        this.audit = audit;
        this.relay = relay;
        this.issuer = issuer;
        this.clock = clock;
    }

    void tell(Sql tx, RequestState.@Nullable Name before, RemovalRequest after, Actor actor, String note) {
        String act = "request." + after.state().name().name().toLowerCase(Locale.ROOT);
        tell(tx, before, after, actor, act, Map.of("note", note));
    }

    private void tell(
            Sql tx,
            RequestState.@Nullable Name before,
            RemovalRequest after,
            Actor actor,
            String act,
            Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(more);
        details.put("sequence", Integer.toString(after.sequence()));
        AuditRow row = audit.append(tx, actor, act, "request:" + after.id(), details);
        RequestStep step = StepTable.insert(tx, after, before, row, more.getOrDefault("note", ""));
        relay.tell(tx, Topics.REQUESTS, after.id().toString(), RequestRecords.event(after, before, step));
        if (after.state() instanceof RequestState.Approved approved) {
            release(tx, after, approved.releasedAt());
        }
        if (after.state() instanceof RequestState.RejectedOutOfScope) {
            Counters.add(tx, "requestsOutOfScope", 1);
        }
    }

    private void release(Sql tx, RemovalRequest request, Instant at) {
        Letter letter = Letters.of(tx, request, issuer, at);
        relay.tell(tx, Topics.TAKEDOWNS, request.id().toString(), RequestRecords.takedown(request, letter, at));
    }

    /** Whether the channel still has to file this release: false when it did, or when another release follows. */
    public boolean awaitsFiling(Sql tx, UUID id, int sequence) {
        return RequestTable.lock(tx, id)
                .filter(request -> request.sequence() == sequence)
                .filter(request -> request.state() instanceof RequestState.Approved)
                .isPresent();
    }

    /**
     * Records that the draft lies in the outbox.
     *
     * @param hashes file name to SHA-256, hex
     */
    public void filed(Sql tx, UUID id, Map<String, String> hashes) {
        RemovalRequest request = RequestTable.lock(tx, id).orElseThrow();
        if (!(request.state() instanceof RequestState.Approved approved)) {
            throw new IllegalStateException("Request " + id + " is not approved");
        }
        RemovalRequest after = request.with(approved.filed(), clock.instant());
        RequestTable.update(tx, after);
        tell(tx, request.state().name(), after, Actor.SYSTEM, "request.in_outbox", hashes);
    }
}
