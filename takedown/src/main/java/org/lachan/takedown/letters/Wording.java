package org.lachan.takedown.letters;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The fixed words of a letter in one language; times in the time zone of Vietnam. */
final class Wording {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final String VIETNAM = "VN";

    private final ResourceBundle words;

    private Wording(ResourceBundle words) {
        this.words = words;
    }

    static Wording of(Locale locale) {
        return new Wording(ResourceBundle.getBundle(
                "letters.words", locale, ResourceBundle.Control.getNoFallbackControl(List.of("java.properties"))));
    }

    public String word(String key) {
        return words.getString(key);
    }

    /** @throws IllegalArgumentException where no letter is written with that kind, code or action */
    public String word(String group, String name) {
        try {
            return words.getString(group + "." + name);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("no letter is written for the " + group + " " + name, e);
        }
    }

    /** A citation as it is read aloud: what names no article is said to stand in its instrument. */
    public String cited(Letter.Ground ground) {
        boolean numbered = ground.article().matches("(?iu)(điều|khoản|điểm) .*\\d.*");
        return ground.article() + (numbered ? " " : " tại ") + ground.instrument();
    }

    /** The word for a type of content; one that has none was written by a person and stays. */
    public String type(String contentType) {
        String key = "type." + contentType;
        return words.containsKey(key) ? words.getString(key) : contentType;
    }

    /** The time, then the date: two lines of a narrow column. */
    public List<String> seen(Instant at) {
        var local = at.atZone(ZONE);
        return List.of(TIME.format(local), DATE.format(local));
    }

    public String scope(String territorialScope) {
        return territorialScope.equals(VIETNAM) ? word("scope.VN") : territorialScope;
    }

    /** Day below ten and the months 1 and 2 take a leading zero, as Decree 30/2020 asks; blank before the release. */
    public String date(@Nullable Instant at) {
        if (at == null) {
            return word("date.blank");
        }
        var date = at.atZone(ZONE);
        return word("date.pattern").formatted(date.getDayOfMonth(), month(date.getMonthValue()), date.getYear());
    }

    private static String month(int month) {
        return month <= 2 ? "0" + month : Integer.toString(month);
    }
}
