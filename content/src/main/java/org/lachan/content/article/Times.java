package org.lachan.content.article;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that pages declare.
 *
 * @param now times later than a day from then are none
 * @param zone of times that do not say theirs
 */
record Times(Instant now, ZoneOffset zone) {
    /** What Vietnam's clocks show. */
    static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"
                    + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(Z|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?)?)?.*");
    private static final Pattern DAY_FIRST = Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})\\b");
    private static final Pattern CLOCK = Pattern.compile("\\b(\\d{1,2})(?::|[hg])(\\d{2})\\b");
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d{2})?");
    private static final Pattern DIGITS = Pattern.compile("\\d{10}|\\d{13}");
    private static final int MILLIS_DIGITS = 13;
    private static final int LONGEST = 100;
    private static final Instant FIRST_PAGE = Instant.parse("1990-01-01T00:00:00Z");

    /** Null where the text is no time, or one before there were pages, or one to come. */
    @Nullable
    Instant declared(@Nullable String text) {
        return text == null || text.length() > LONGEST ? null : possible(read(text.strip()));
    }

    /** A date as Vietnamese pages show it, the day first; null where the text has none. */
    @Nullable
    Instant shown(String text) {
        Matcher date = DAY_FIRST.matcher(text);
        if (text.length() > LONGEST || !date.find()) {
            return null;
        }
        Matcher clock = CLOCK.matcher(text);
        boolean timed = clock.find();
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(date, 3),
                    number(date, 2),
                    number(date, 1),
                    timed ? number(clock, 1) : 0,
                    timed ? number(clock, 2) : 0);
            return possible(time.toInstant(zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant possible(@Nullable Instant time) {
        boolean fits = time != null && !time.isBefore(FIRST_PAGE) && !time.isAfter(now.plus(Duration.ofDays(1)));
        return fits ? time : null;
    }

    private @Nullable Instant read(String text) {
        Matcher iso = ISO.matcher(text);
        try {
            if (iso.matches()) {
                boolean timed = iso.group(4) != null;
                LocalDateTime time = LocalDateTime.of(
                        number(iso, 1),
                        number(iso, 2),
                        number(iso, 3),
                        timed ? number(iso, 4) : 0,
                        timed ? number(iso, 5) : 0,
                        iso.group(6) == null ? 0 : number(iso, 6));
                return time.toInstant(offset(iso.group(7)));
            }
            if (DIGITS.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return text.length() == MILLIS_DIGITS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private ZoneOffset offset(@Nullable String text) {
        if (text == null) {
            return zone;
        }
        Matcher matcher = OFFSET.matcher(text);
        if (!matcher.matches()) {
            return ZoneOffset.UTC;
        }
        int sign = matcher.group(1).equals("-") ? -1 : 1;
        int minutes = matcher.group(3) == null ? 0 : number(matcher, 3);
        return ZoneOffset.ofHoursMinutes(sign * number(matcher, 2), sign * minutes);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
