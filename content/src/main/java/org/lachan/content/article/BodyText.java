package org.lachan.content.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Leaves out of the blocks of an article what templates put before, among and after them. */
final class BodyText {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern LABEL = Pattern.compile(
            "\\W*(?:related|read more|read also|read next|see also|see more|also read|also see|also|more|watch|listen"
                    + "|recommended|advertisement|sponsored|share this|continue reading|don.t miss"
                    + "|xem thêm|đọc thêm|mời độc giả xem thêm|tin liên quan|bài liên quan|tin cùng chuyên mục|tin khác|chia sẻ|quảng cáo)\\b\\s*(?:\\W.*)?",
            FLAGS);
    private static final Pattern PROMPT = Pattern.compile(
            "\\b(?:sign up|subscribe|follow (?:us|me|him|her|them)|newsletters?|cookies|(?:in|to) your inbox|image \\d+ of"
                    + "|click here to (?:subscribe|sign|get|download)|đăng ký nhận|theo dõi chúng tôi)\\b",
            FLAGS);
    private static final Pattern COMMENTS = Pattern.compile(
            "\\W*(?:\\d+ )?(?:comments?|responses?|replies|leave a (?:comment|reply)|post a comment|bình luận|ý kiến bạn đọc|ý kiến)"
                    + "(?: ?\\(?\\d*\\)?)?\\W*",
            FLAGS);
    private static final int LONGEST_LABEL = 60;
    private static final int LABEL_OF_NO_LINK = 40;
    private static final int LONGEST_PROMPT = 160;
    private static final int SHORTEST_OPENING = 20;
    private static final int SHORTEST_CLOSING = 25;
    private static final int SHORTEST_SHOUT = 12;
    private static final double LIST_OF_LINKS = .6;

    private final String title;
    private final Map<Element, Boolean> listsOfLinks = new HashMap<>();

    /** @param title of the article, which its text does not repeat */
    BodyText(String title) {
        this.title = title.strip().toLowerCase(Locale.ROOT);
    }

    /** What of the article's element is its text; empty where none of it reads like that. */
    List<Block> of(List<Block> blocks) {
        List<Block> kept = withoutAsides(blocks);
        int from = 0;
        int to = kept.size();
        while (from < to && !opens(kept.get(from))) {
            from++;
        }
        if (from > 0 && from < to && opensWith(kept.get(from - 1), kept.get(from))) {
            from--;
        }
        while (to > from && !closes(kept.get(to - 1))) {
            to--;
        }
        return kept.subList(from, to);
    }

    private List<Block> withoutAsides(List<Block> blocks) {
        List<Block> kept = new ArrayList<>();
        boolean prose = false;
        boolean labelled = false;
        for (Block block : blocks) {
            if (prose && !block.prose() && headsComments(block.text())) {
                break;
            }
            labelled = isLabel(block) || (labelled && mayBelongToLabel(block));
            if (!labelled && !isAside(block)) {
                kept.add(block);
                prose |= block.prose();
            }
        }
        return kept;
    }

    /** Whether this is such as "12 comments". */
    static boolean headsComments(String text) {
        return text.length() < LONGEST_LABEL && COMMENTS.matcher(text).matches();
    }

    // Before the first paragraph stand deks, by-lines and dates.
    private static boolean opens(Block block) {
        return block.prose()
                || (block.paragraph() && block.ends() && block.text().length() > SHORTEST_OPENING);
    }

    private static boolean opensWith(Block heading, Block first) {
        return heading.heading()
                && !heading.owner().nameIs("h1")
                && heading.linked() == 0
                && Objects.equals(heading.owner().parent(), first.owner().parent());
    }

    private static boolean closes(Block block) {
        if (block.prose()) {
            return true;
        }
        boolean text = !block.heading() && !block.mostlyLinks();
        return text
                && (block.item()
                        || block.ends()
                        || (block.paragraph() && block.text().length() > SHORTEST_CLOSING));
    }

    private static boolean isLabel(Block block) {
        return !block.item()
                && block.text().length() < LONGEST_LABEL
                && LABEL.matcher(block.text()).matches();
    }

    // "Read more:", and then lines that are links.
    private static boolean mayBelongToLabel(Block block) {
        boolean ownHeading = block.heading() && block.linked() == 0;
        boolean line = block.item() || block.mostlyLinks() || !block.prose();
        return line && !ownHeading && !block.ends();
    }

    private boolean isAside(Block block) {
        String text = block.text();
        if (text.length() < LONGEST_PROMPT && PROMPT.matcher(text).find()) {
            return true;
        }
        if (block.item() && isListOfLinks(block.owner().parent())) {
            return true;
        }
        if (block.wholeLink() && (!block.paragraph() || shouts(text))) {
            return true;
        }
        boolean labelled = LABEL.matcher(text).matches() && (text.length() < LABEL_OF_NO_LINK || block.linked() > 0);
        return labelled || text.toLowerCase(Locale.ROOT).equals(title);
    }

    private static boolean shouts(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return text.length() > SHORTEST_SHOUT && text.equals(upper) && !upper.equals(text.toLowerCase(Locale.ROOT));
    }

    private boolean isListOfLinks(@Nullable Element list) {
        return list != null && list.childrenSize() > 1 && listsOfLinks.computeIfAbsent(list, BodyText::linksAreMost);
    }

    private static boolean linksAreMost(Element list) {
        int linked = 0;
        for (Element link : list.getElementsByTag("a")) {
            linked += link.text().length();
        }
        return linked > list.text().length() * LIST_OF_LINKS;
    }
}
