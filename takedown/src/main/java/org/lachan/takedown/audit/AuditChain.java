package org.lachan.takedown.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Sql;

/** Appends to the chain, in the transaction of the act that is told. */
public final class AuditChain {
    private static final long LOCK = 0x6c61_6368_616e_0001L;
    private static final int SALT_BYTES = 16;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public AuditChain(Clock clock) {
        this.clock = clock;
    }

    /**
     * Appends one row. The chain stays locked until the transaction ends, so take row locks before this.
     *
     * @param act {@code noun.verb}, as {@code case.opened}
     * @param subject {@code kind:id}
     * @param details what the commitment hides; may hold personal data, since its row can be erased
     */
    public AuditRow append(Sql tx, Actor actor, String act, String subject, Map<String, ?> details) {
        tx.lock(LOCK);
        Last last = last(tx);
        String salt = salt();
        String json = Json.write(details);
        AuditRow row = link(last, actor, act, subject, salt, json);
        insert(tx, row, salt, json);
        return row;
    }

    private AuditRow link(Last last, Actor actor, String act, String subject, String salt, String json) {
        long seq = last.seq() + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String commitment = AuditRow.commitment(salt, json);
        String hash = AuditRow.hash(seq, at, actor.pseudonym(), act, subject, commitment, last.hash());
        return new AuditRow(seq, at, actor.pseudonym(), act, subject, commitment, last.hash(), hash, json);
    }

    private record Last(long seq, String hash) {}

    private static Last last(Sql tx) {
        return tx.statement("select seq, hash from audit_entry order by seq desc limit 1")
                .first(row -> new Last(row.number("seq"), row.text("hash")))
                .orElse(new Last(0, AuditRow.FIRST));
    }

    private static void insert(Sql tx, AuditRow row, String salt, String json) {
        tx.statement("insert into audit_entry (seq, at, actor, act, subject, commitment, prev_hash, hash)"
                        + " values (:seq, :at, :actor, :act, :subject, :commitment, :prev, :hash)")
                .set("seq", row.seq())
                .set("at", row.at())
                .set("actor", row.actor())
                .set("act", row.act())
                .set("subject", row.subject())
                .set("commitment", row.commitment())
                .set("prev", row.prevHash())
                .set("hash", row.hash())
                .run();
        tx.statement("insert into audit_opening (seq, salt, details) values (:seq, :salt, :details)")
                .set("seq", row.seq())
                .set("salt", salt)
                .set("details", json)
                .run();
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
