package org.lachan.ingest.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;

/** A report's values as they were typed, by key; reads them with every problem and not only the first. */
public final class RawReport {
    public static final String REFERENCE = "reference";
    public static final String RECEIVED_AT = "received_at";
    public static final String GROUP = "group";
    public static final String REPORTED_URL = "reported_url";
    public static final String CATEGORY = "category";
    public static final String TEXT = "text";
    public static final String CONTACT = "contact";

    /** Of JSON, and the columns of CSV. */
    public static final List<String> KEYS =
            List.of(REFERENCE, RECEIVED_AT, GROUP, REPORTED_URL, CATEGORY, TEXT, CONTACT);

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Map<String, String> values;
    private final List<Wrong> wrongs = new ArrayList<>();

    /** @param values without those that were not given */
    public RawReport(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * @param number of the row, from 1
     * @param line of the file at which the row begins, from 1
     */
    public Row read(int number, long line, Instant now) {
        String reference = label(REFERENCE, HandedIn.LONGEST_REFERENCE);
        if (reference == null && !isWrong(REFERENCE)) {
            complain(REFERENCE, Complaint.MISSING);
        }
        Instant reportedAt = time(now);
        String group = label(GROUP, HandedIn.LONGEST_GROUP);
        Category category = category();
        String url = url();
        String text = Optional.ofNullable(within(TEXT, HandedIn.LONGEST_TEXT)).orElse("");
        String contact = label(CONTACT, HandedIn.LONGEST_CONTACT);
        if (text.isEmpty() && url == null && !isWrong(TEXT) && !isWrong(REPORTED_URL)) {
            complain(TEXT, Complaint.NEITHER_TEXT_NOR_ADDRESS);
        }
        return wrongs.isEmpty() && reference != null
                ? new Row.Good(number, line, new HandedIn(reference, reportedAt, group, category, url, text, contact))
                : new Row.Bad(number, line, reference, wrongs);
    }

    private @Nullable String value(String key) {
        String value = values.getOrDefault(key, "").strip();
        return value.isEmpty() ? null : value;
    }

    private @Nullable String within(String key, int most) {
        String value = value(key);
        if (HandedIn.isLonger(value, most)) {
            complain(key, Complaint.TOO_LONG);
            return null;
        }
        return value;
    }

    // One line that goes into lists, letters and a database.
    private @Nullable String label(String key, int most) {
        String value = within(key, most);
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            complain(key, Complaint.CONTROL_CHARACTERS);
            return null;
        }
        return value;
    }

    private @Nullable Instant time(Instant now) {
        String value = value(RECEIVED_AT);
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            if (!time.isAfter(now.plus(CLOCKS_DIFFER))) {
                return time;
            }
            complain(RECEIVED_AT, Complaint.IN_THE_FUTURE);
        } catch (DateTimeException e) {
            complain(RECEIVED_AT, Complaint.NOT_A_TIME);
        }
        return null;
    }

    private @Nullable Category category() {
        String value = value(CATEGORY);
        if (value == null) {
            return null;
        }
        Optional<Category> category = Category.of(value);
        if (category.isEmpty()) {
            complain(CATEGORY, Complaint.UNKNOWN_CATEGORY);
        }
        return category.orElse(null);
    }

    private @Nullable String url() {
        String value = within(REPORTED_URL, HandedIn.LONGEST_URL);
        if (value == null) {
            return null;
        }
        try {
            return Urls.normalise(value);
        } catch (IllegalArgumentException e) {
            complain(REPORTED_URL, Complaint.NOT_AN_ADDRESS);
            return null;
        }
    }

    private boolean isWrong(String key) {
        return wrongs.stream().anyMatch(wrong -> wrong.key().equals(key));
    }

    private void complain(String key, Complaint complaint) {
        wrongs.add(new Wrong(key, complaint));
    }
}
