package org.lachan.ingest.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as somebody handed it in, checked.
 *
 * @param reference 1 to 100 characters; the same sender's next report has another one
 * @param reportedAt when it was made, as the sender says
 * @param group up to 200 characters, of the sender's own order of things
 * @param reportedUrl normalised
 * @param text up to 20,000 characters; empty only where there is an address
 * @param contact up to 200 characters; how to answer
 */
public record HandedIn(
        String reference,
        @Nullable Instant reportedAt,
        @Nullable String group,
        @Nullable Category category,
        @Nullable String reportedUrl,
        String text,
        @Nullable String contact) {
    static final int LONGEST_REFERENCE = 100;
    static final int LONGEST_GROUP = 200;
    static final int LONGEST_CONTACT = 200;
    static final int LONGEST_URL = 2048;
    static final int LONGEST_TEXT = 20_000;

    public HandedIn {
        if (reference.isBlank() || isLonger(reference, LONGEST_REFERENCE) || isLonger(text, LONGEST_TEXT)) {
            throw new IllegalArgumentException("A report's reference or text is missing or too long");
        }
        if (text.isEmpty() && reportedUrl == null) {
            throw new IllegalArgumentException("A report needs a text or an address");
        }
        if (isLonger(group, LONGEST_GROUP)
                || isLonger(contact, LONGEST_CONTACT)
                || isLonger(reportedUrl, LONGEST_URL)) {
            throw new IllegalArgumentException("A report's group, contact or address is too long");
        }
    }

    HandedIn withoutContact() {
        return new HandedIn(reference, reportedAt, group, category, reportedUrl, text, null);
    }

    /** Never its text, address or contact: a record's usual words would carry them into logs. */
    @Override
    public String toString() {
        return "HandedIn[reference=" + reference.length() + " chars, text=" + text.length() + " chars]";
    }

    static boolean isLonger(@Nullable String value, int characters) {
        return value != null && value.codePointCount(0, value.length()) > characters;
    }
}
