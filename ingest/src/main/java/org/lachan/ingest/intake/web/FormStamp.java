package org.lachan.ingest.intake.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lachan.content.identity.Identities;

/**
 * A form's hidden field: that we made the form, when, and which one it is. Nothing is kept of it, and every instance of one
 * installation knows the others'. A form that is sent twice is one report.
 */
final class FormStamp {
    private static final Duration SOONEST = Duration.ofSeconds(3);
    private static final Duration LATEST = Duration.ofHours(12);
    private static final int NONCE_BYTES = 8;
    private static final int RECEIPT_DIGITS = 10;
    private static final Pattern STAMP = Pattern.compile("(\\d{13})\\.([0-9a-f]{16})\\.([0-9a-f]{32})");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Identities identities;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FormStamp(Identities identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    /** What a stamp that came back is worth. */
    sealed interface Checked {
        /** @param receipt the report's reference: {@code BC-261124-0A1B2C3D4E} */
        record Good(String receipt) implements Checked {}

        /** Nobody reads and fills a form that fast. */
        record TooSoon() implements Checked {}

        record TooLate() implements Checked {}

        record Forged() implements Checked {}
    }

    String fresh() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String time = String.valueOf(clock.millis());
        String id = HexFormat.of().formatHex(nonce);
        return time + "." + id + "." + identities.signature("form", time, id);
    }

    Checked check(String stamp) {
        Matcher parts = STAMP.matcher(stamp);
        if (!parts.matches() || !isOurs(parts.group(1), parts.group(2), parts.group(3))) {
            return new Checked.Forged();
        }
        Instant made = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        Duration age = Duration.between(made, clock.instant());
        if (age.compareTo(SOONEST) < 0) {
            return new Checked.TooSoon();
        }
        return age.compareTo(LATEST) > 0 ? new Checked.TooLate() : new Checked.Good(receipt(made, parts.group(2)));
    }

    private boolean isOurs(String time, String id, String signature) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.US_ASCII),
                identities.signature("form", time, id).getBytes(StandardCharsets.US_ASCII));
    }

    // Not the field's own number: a receipt is told to others, and must not let them send the form again.
    private String receipt(Instant made, String id) {
        String digits = identities.signature("receipt", id).substring(0, RECEIPT_DIGITS);
        return "BC-" + DAY.format(made) + "-" + digits.toUpperCase(Locale.ROOT);
    }
}
