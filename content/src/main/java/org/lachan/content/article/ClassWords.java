package org.lachan.content.article;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Reads the words that templates everywhere use in classes and ids. One for each page: it remembers what it read. */
final class ClassWords {
    private static final Set<String> COMMENTS =
            words("disqus livefyre commentlist respond replies ykien binhluan kommentare");
    private static final List<String> COMMENT_STARTS = List.of("comment");
    private static final Set<String> CAPTIONS = words("credit credits photographer attribution chuthich");
    private static final List<String> CAPTION_STARTS = List.of("caption");
    private static final Set<String> CLUTTER =
            words("ad ads adsbygoogle adunit aside bio button buttons byline carousel"
                    + " consent cookie cookies copyright cta date dateline dek dfp disclosure donate feedback flyout follow footer"
                    + " gdpr inbox login menu meta metadata modal mostread nav navbar navigation overlay pager pagination partner"
                    + " partners popular popup postmeta pubdate published rail readmore recirc sharedaddy signup skip slideshow"
                    + " standfirst subhead subheading subheadline subtitle tags teaser teasers ticker timestamp toolbar tools"
                    + " topics tooltip trending zergnet");
    private static final List<String> CLUTTER_STARTS = List.of(
            "advert",
            "author",
            "breadcrumb",
            "jp",
            "newsletter",
            "outbrain",
            "promo",
            "recommend",
            "relat",
            "share",
            "sharing",
            "sidebar",
            "social",
            "sponsor",
            "subscri",
            "taboola",
            "widget");
    private static final List<String> POPUPS = List.of(
            "rollover",
            "tooltip",
            "popup",
            "popover",
            "hovercard",
            "screen-reader",
            "visually-hidden",
            "visuallyhidden",
            "sr-only");
    private static final List<String> PHRASES = List.of(
            "most-read",
            "most-popular",
            "read-more",
            "more-on",
            "you-may",
            "up-next",
            "next-up",
            "also-like",
            "lien-quan",
            "lienquan",
            "doc-nhieu",
            "docnhieu",
            "xem-nhieu",
            "tin-moi",
            "tinmoi",
            "xem-them");
    private static final List<String> COMMENT_PHRASES = List.of("binh-luan", "y-kien");
    private static final Set<String> INLINE = words("a abbr b cite code em font i mark q small span strong sub sup u");
    private static final Set<String> TEXT_HOLDERS = words("p li blockquote td");

    private final Map<String, Role> known = new HashMap<>();

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    Role of(Element element) {
        // Words within a sentence are the sentence's, whatever a tool for links or advertisements named them.
        if (INLINE.contains(element.normalName()) && inSentence(element)) {
            return any(POPUPS, element.className()) ? Role.CLUTTER : Role.NONE;
        }
        Role byClass = known(element.className());
        return byClass == Role.NONE ? known(element.id()) : byClass;
    }

    private static boolean inSentence(Element element) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            if (!INLINE.contains(at.normalName())) {
                return TEXT_HOLDERS.contains(at.normalName());
            }
        }
        return false;
    }

    private Role known(String names) {
        return names.isEmpty() ? Role.NONE : known.computeIfAbsent(names, ClassWords::judge);
    }

    // Words are cut at anything but letters and where a capital follows a small letter.
    private static Role judge(String names) {
        String lower = names.toLowerCase(Locale.ROOT);
        if (any(COMMENT_PHRASES, lower)) {
            return Role.COMMENTS;
        }
        if (any(POPUPS, lower) || any(PHRASES, lower) || lower.length() != names.length()) {
            return lower.length() == names.length() ? Role.CLUTTER : Role.NONE;
        }
        Role role = Role.NONE;
        int start = 0;
        for (int i = 0; i <= names.length(); i++) {
            boolean end = i == names.length() || !Character.isLetter(names.charAt(i));
            boolean hump = !end && i > start && isUpper(names, i) && !isUpper(names, i - 1);
            if (end || hump) {
                role = stronger(role, word(lower.substring(start, i)));
                start = hump ? i : i + 1;
            }
        }
        return role;
    }

    private static boolean isUpper(String names, int at) {
        return Character.isUpperCase(names.charAt(at));
    }

    private static Role stronger(Role one, Role other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Role word(String word) {
        if (COMMENTS.contains(word) || starts(COMMENT_STARTS, word)) {
            return Role.COMMENTS;
        }
        if (CAPTIONS.contains(word) || starts(CAPTION_STARTS, word)) {
            return Role.CAPTION;
        }
        return CLUTTER.contains(word) || starts(CLUTTER_STARTS, word) ? Role.CLUTTER : Role.NONE;
    }

    private static boolean starts(List<String> beginnings, String word) {
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(List<String> parts, String names) {
        for (String part : parts) {
            if (names.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
