package org.lachan.classifier.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the shapes of personal information by rules: telephone, identity number, e-mail, address, school with class. */
public final class PersonalInformation {
    private static final int SCHOOL_TO_CLASS = 100;
    /** The most that a rule reads before its first digit: "tổ dân phố " of an address. */
    private static final int BEFORE_DIGIT = 11;
    /** The longest part of an e-mail address before its sign. */
    private static final int BEFORE_AT = 64;

    private static final Rule PHONE = rule(
            "pii.phone",
            "(?<![\\d.+])(?:(?:\\+ ?84|0084|84|0)[ .-]?(?:[35789](?:[ .-]?\\d){8}|2\\d(?:[ .-]?\\d){8})|\\+\\d{1,3}[ .-]?\\(?\\d{2,4}\\)?(?:[ .-]?\\d){6,8})(?![\\d])");
    private static final Rule PHONE_EN =
            rule("pii.phone", "(?<![\\d.-])(?:\\(\\d{3}\\) ?|\\d{3}[.-])\\d{3}[.-]\\d{4}(?![\\d-])");
    private static final Rule NATIONAL_ID = rule(
            "pii.national-id", "(?<!\\d)0\\d{2}[0-3]\\d{2}\\d{6}(?!\\d)|(?<!\\d)0\\d{2} [0-3]\\d{2} \\d{6}(?!\\d)");
    private static final Rule EMAIL = rule(
            "pii.email",
            "(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,3}\\.[a-z]{2,10}");
    private static final Rule ADDRESS = rule(
            "pii.address",
            "(?<![\\p{L}\\d])(?:(?:số nhà|so nha|nhà số|nha so) \\d{1,4}"
                    + "|(?:số |so )?\\d{1,4}[a-z]?(?:/\\d{1,4}){0,3},? (?:đường|duong|phố|pho|ngõ|ngo|hẻm|hem|ngách|ngach) (?!dây|nay|này)[\\p{L}\\d]{1,20}"
                    + "|(?:ngõ|hẻm|ngách|ngo|hem|ngach|thôn|thon|ấp|xóm|xom|tổ|tổ dân phố) \\d{1,4}[^.\\n!?]{0,60}?(?:đường|phố|xã|phường|thị trấn|quận|huyện|duong|pho|xa|phuong|quan|huyen) [\\p{L}\\d]{1,20}"
                    + "|\\d{1,5} (?:\\p{L}{2,15} ){1,2}(?:street|st|road|rd|avenue|ave|lane|ln|drive|blvd|boulevard|crescent)(?![\\p{L}\\d]))");
    private static final Pattern SCHOOL = Pattern.compile(
            "(?<!\\p{L})(?:(?:trường|truong) (?:tiểu học|tieu hoc|thcs|trung học cơ sở|trung hoc co so|mầm non|mam non|mẫu giáo|mau giao|cấp [123]|cap [123]|thpt) [\\p{L}\\d]{2,20}|thcs [\\p{L}\\d]{2,20}"
                    + "|[\\p{L}']{2,20} (?:elementary|primary|middle|high|secondary) school)");
    private static final Pattern CLASS = Pattern.compile(
            "(?<!\\p{L})(?:(?:lớp|lop) (?:1[0-2]|[1-9])[ /.]?(?:[a-zđ]\\d{0,2}(?![\\p{L}\\d])|\\d{1,2}(?!\\d))|(?:class|grade|year) (?:1[0-2]|[1-9]) ?[a-z]?(?![\\p{L}\\d]))");

    private static final List<Rule> WITH_DIGITS = List.of(PHONE, PHONE_EN, NATIONAL_ID, ADDRESS);

    private PersonalInformation() {}

    private record Rule(String id, Pattern pattern) {}

    /** Gets the range [start, end) of a match. */
    private interface Hit {
        void at(int start, int end);
    }

    private static Rule rule(String id, String pattern) {
        return new Rule(id, Pattern.compile(pattern));
    }

    /** The hits in the order of the text; a range is reported once for each rule. */
    public static List<Span> find(Normalised normalised) {
        String text = normalised.text();
        List<Span> found = new ArrayList<>();
        if (nextDigit(text, 0) >= 0) {
            for (Rule rule : WITH_DIGITS) {
                findNear(
                        PersonalInformation::nextDigit,
                        BEFORE_DIGIT,
                        rule.pattern,
                        text,
                        (start, end) -> found.add(span(normalised, text, start, end, rule.id)));
            }
            findSchoolWithClass(normalised, text, found);
        }
        findNear(
                PersonalInformation::nextAt,
                BEFORE_AT,
                EMAIL.pattern,
                text,
                (start, end) -> found.add(span(normalised, text, start, end, EMAIL.id)));
        found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::name));
        return found;
    }

    private static int nextDigit(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return i;
            }
        }
        return -1;
    }

    private static int nextAt(String text, int from) {
        return text.indexOf('@', from);
    }

    /** Where the next sign stands from a position on, or -1. */
    private interface NextSign {
        int from(String text, int position);
    }

    /**
     * What {@link Matcher#find()} finds, for a pattern with a sign among its first characters: trying it at every
     * character of a text without the sign would cost more than scoring the text.
     */
    private static void findNear(NextSign next, int before, Pattern pattern, String text, Hit hit) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int start = 0;
        for (int sign = next.from(text, 0); sign >= 0; sign = next.from(text, start)) {
            start = Math.max(start, sign - before);
            if (matcher.region(start, text.length()).lookingAt()) {
                hit.at(matcher.start(), matcher.end());
                start = matcher.end();
            } else {
                start++;
            }
        }
    }

    /** Either alone says little; together they lead to a child. */
    private static void findSchoolWithClass(Normalised normalised, String text, List<Span> found) {
        List<int[]> classes = new ArrayList<>();
        findNear(
                PersonalInformation::nextDigit,
                BEFORE_DIGIT,
                CLASS,
                text,
                (start, end) -> classes.add(new int[] {start, end}));
        if (classes.isEmpty()) {
            return;
        }
        for (Matcher school = SCHOOL.matcher(text); school.find(); ) {
            for (int[] hit : classes) {
                if (hit[0] - school.end() <= SCHOOL_TO_CLASS && school.start() - hit[1] <= SCHOOL_TO_CLASS) {
                    int start = Math.min(hit[0], school.start());
                    int end = Math.max(hit[1], school.end());
                    found.add(span(normalised, text, start, end, "pii.school-class"));
                    break;
                }
            }
        }
    }

    private static Span span(Normalised normalised, String text, int start, int end, String id) {
        int from = text.codePointCount(0, start);
        return normalised.span(from, from + text.codePointCount(start, end), id, 1);
    }
}
