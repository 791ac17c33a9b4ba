package org.lachan.content.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.lachan.content.identity.Urls;

/** Values of {@code sources.yaml}; each refusal says what was expected. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

    private Values() {}

    static String id(String text) {
        return matching(text, "[a-z0-9-]{2,40}", "2 to 40 of a-z, 0-9 and '-'");
    }

    static String language(String text) {
        return matching(text, "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", "a language tag such as vi or en-GB");
    }

    static String matching(String text, String pattern, String what) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("expected " + what + ", not '" + text + "'");
        }
        return text;
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw new IllegalArgumentException("expected one of " + String.join(", ", names) + ", not '" + text + "'");
    }

    static int count(String text, int most) {
        Function<String, IllegalArgumentException> refusal =
                given -> new IllegalArgumentException("expected a number from 1 to " + most + ", not '" + given + "'");
        if (!text.matches("\\d{1,7}")) {
            throw refusal.apply(text);
        }
        int count = Integer.parseInt(text);
        if (count < 1 || count > most) {
            throw refusal.apply(text);
        }
        return count;
    }

    static Duration between(String text, Duration shortest, Duration longest) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a time such as 15m, 90s or 500ms, not '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException("expected a time from " + shortest.toMillis() + "ms to "
                    + longest.toSeconds() + "s, not '" + text + "'");
        }
        return duration;
    }

    static String selector(String text) {
        try {
            QueryParser.parse(text);
            return text;
        } catch (SelectorParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a CSS selector: " + e.getMessage(), e);
        }
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a time such as 2027-01-31T00:00:00Z, not '" + text + "'", e);
        }
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false, not '" + text + "'");
        };
    }

    /** Whether an account is an institution's. */
    static boolean whose(String text) {
        return switch (text) {
            case "institution" -> true;
            case "person" -> false;
            default -> throw new IllegalArgumentException("expected institution or person, not '" + text + "'");
        };
    }

    /** A JSON pointer; empty for the whole. */
    static String pointer(String text) {
        return matching(text, "(/.*)?", "a JSON pointer such as /data/items");
    }

    /** An address with a place in it for what is filled in. */
    static String template(String text) {
        if (!text.contains("{id}") && !text.contains("{url}")) {
            throw new IllegalArgumentException("expected an address with {id} or {url} in it, not '" + text + "'");
        }
        Urls.normalise(text.replace("{id}", "1").replace("{url}", "1"));
        if (!text.matches("https?://[^/?#{]+[/?].*")) {
            throw new IllegalArgumentException("the host of an address cannot be filled in: '" + text + "'");
        }
        return text;
    }

    /** A selector and the attribute to read, {@code SELECTOR@ATTRIBUTE}. */
    static String selectorOfAttribute(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException("expected SELECTOR@ATTRIBUTE, not '" + text + "'");
        }
        selector(text.substring(0, at));
        return text;
    }

    static String tag(String text) {
        return matching(text, "[\\p{L}\\p{N}_]{1,100}", "a hashtag without its sign");
    }

    static String name(String text) {
        return matching(text, "[A-Za-z0-9._:-]{1,200}", "a name or an id without a sign before it");
    }

    static String words(String text) {
        return matching(text, ".{1,200}", "1 to 200 characters");
    }

    static String feedAddress(String text) {
        return matching(
                text, "at://[^\\s/]+/app\\.bsky\\.feed\\.generator/[^\\s/]+", "at://.../app.bsky.feed.generator/...");
    }
}
