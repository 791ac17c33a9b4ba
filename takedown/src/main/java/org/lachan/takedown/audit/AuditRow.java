package org.lachan.takedown.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;

/**
 * One link of the chain.
 *
 * @param at whole microseconds
 * @param actor pseudonym
 * @param subject {@code kind:id}
 * @param commitment SHA-256 of salt and canonical details, hex
 * @param prevHash hash of the row before, {@link #FIRST} for the first
 * @param hash SHA-256 over all of the above, hex
 * @param details canonical JSON; null once erased
 */
public record AuditRow(
        long seq,
        Instant at,
        String actor,
        String act,
        String subject,
        String commitment,
        String prevHash,
        String hash,
        @Nullable String details) {

    /** What the first row follows: 64 zeros. */
    public static final String FIRST = "0".repeat(64);

    static String commitment(String salt, String details) {
        return sha256(framed(salt) + framed(details));
    }

    /** What this row's hash must be. */
    String expectedHash() {
        return hash(seq, at, actor, act, subject, commitment, prevHash);
    }

    static String hash(
            long seq, Instant at, String actor, String act, String subject, String commitment, String prevHash) {
        return sha256(framed(Long.toString(seq))
                + framed(at.getEpochSecond() + "." + at.getNano() / 1000)
                + framed(actor)
                + framed(act)
                + framed(subject)
                + framed(commitment)
                + framed(prevHash));
    }

    // Each field goes with its length in bytes: no two different rows may encode alike.
    private static String framed(String field) {
        return field.getBytes(StandardCharsets.UTF_8).length + ":" + field + ";";
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
