package org.lachan.classifier.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the shapes of personal information by rules: telephone, identity number, e-mail, address, school with class. */
public final class PersonalInformation {
    private static final int SCHOOL_TO_CLASS = 100;
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

    private PersonalInformation() {}

    private record Rule(String id, Pattern pattern) {}

    private static Rule rule(String id, String pattern) {
        return new Rule(id, Pattern.compile(pattern));
    }

    /** The hits in the order of the text; a range is reported once for each rule. */
    static List<Span> find(Normalised normalised) {
        String text = normalised.text();
        List<Span> found = new ArrayList<>();
        if (hasDigit(text)) {
            List.of(PHONE, PHONE_EN, NATIONAL_ID, ADDRESS).forEach(rule -> find(rule, normalised, text, found));
            findSchoolWithClass(normalised, text, found);
        }
        if (text.indexOf('@') >= 0) {
            find(EMAIL, normalised, text, found);
        }
        found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::name));
        return found;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static void find(Rule rule, Normalised normalised, String text, List<Span> found) {
        for (Matcher hits = rule.pattern.matcher(text); hits.find(); ) {
            found.add(span(normalised, text, hits.start(), hits.end(), rule.id));
        }
    }

    /** Either alone says little; together they lead to a child. */
    private static void findSchoolWithClass(Normalised normalised, String text, List<Span> found) {
        List<int[]> classes = new ArrayList<>();
        for (Matcher hits = CLASS.matcher(text); hits.find(); ) {
            classes.add(new int[] {hits.start(), hits.end()});
        }
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
