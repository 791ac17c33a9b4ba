package org.lachan.content.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Tells what in a page is no article. The page itself stays as it is. */
final class Pruning {
    private static final Set<String> NEVER = Set.of(
            "script style noscript template iframe svg math object embed audio video canvas map button input textarea select"
                    .concat(" datalist dialog progress link meta head title rp rt")
                    .split(" "));
    private static final Set<String> MENUS = Set.of("nav", "aside", "footer", "menu");
    private static final Set<String> SMALL = Set.of("header", "figcaption", "time", "address");
    private static final Set<String> MENU_ROLES = Set.of(
            "navigation",
            "complementary",
            "search",
            "contentinfo",
            "banner",
            "dialog",
            "alertdialog",
            "menu",
            "toolbar");
    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");
    private static final Set<String> FACTS = Set.of("author", "datePublished", "dateModified");
    private static final double LARGE_PART = .4;
    private static final int SHORT_FORM = 140;

    private final ClassWords words = new ClassWords();
    private final Set<Element> unread = identities();
    private final Set<Element> clutter = identities();
    private final Set<Element> captions = identities();
    private final Set<Element> commented = identities();
    private final Set<Element> protectedOnes = identities();
    private final List<Element> comments = new ArrayList<>();
    private final boolean live;

    /**
     * @param live whether articles within the article are its parts, and not teasers of others
     */
    Pruning(Element body, boolean live) {
        this.live = live;
        Elements all = body.getAllElements();
        protect(all);
        for (Element element : all) {
            if (!element.equals(body) && (NEVER.contains(element.normalName()) || hidden(element))) {
                unread.add(element);
            }
        }
        findComments(all);
        Mass mass = new Mass(Blocks.of(body, this::isNeverText));
        int most = (int) (mass.prose(body) * LARGE_PART);
        for (Element element : all) {
            if (!element.equals(body) && mass.prose(element) <= most && !protectedOnes.contains(element)) {
                judge(element, mass);
            }
        }
    }

    private static Set<Element> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Whether the element is script, control, hidden, or a reader's comment. */
    boolean isNeverText(Element element) {
        return unread.contains(element) || commented.contains(element);
    }

    /** Whether the element is no part of an article's text. */
    boolean isCut(Element element) {
        return isNeverText(element) || clutter.contains(element) || captions.contains(element);
    }

    /** Whether the element is not even for the eye next to an article: a caption is. */
    boolean isClutter(Element element) {
        return isNeverText(element) || clutter.contains(element);
    }

    boolean isCaption(Element element) {
        return captions.contains(element);
    }

    /** Only what no reader of the page sees as text; for pages that are no articles. */
    boolean isMachinery(Element element) {
        return unread.contains(element) || MENUS.contains(element.normalName()) || menuRole(element);
    }

    /** What readers wrote, outermost elements in the order of the page. */
    List<Element> comments() {
        return comments;
    }

    private void findComments(Elements all) {
        for (Element element : all) {
            if ((words.of(element) == Role.COMMENTS || headedComments(element))
                    && !structural(element)
                    && !protectedOnes.contains(element)) {
                commented.add(element);
                if (element.parents().stream().noneMatch(commented::contains)) {
                    comments.add(element);
                }
            }
        }
    }

    // Where classes say nothing, the heading does.
    private static boolean headedComments(Element element) {
        Element first = element.firstElementChild();
        return first != null && HEADINGS.contains(first.normalName()) && BodyText.headsComments(first.text());
    }

    // What holds the headline, the marked body, an article or a quoted post is never clutter as a whole.
    private void protect(Elements all) {
        for (Element element : all) {
            boolean marked = element.nameIs("h1")
                    || element.attr("itemprop").equals("articleBody")
                    || element.hasClass("twitter-tweet");
            for (Element at = element; marked && at != null && protectedOnes.add(at); ) {
                at = at.parent();
            }
        }
    }

    private static boolean structural(Element element) {
        return element.nameIs("body") || element.nameIs("main") || element.nameIs("article");
    }

    private void judge(Element element, Mass mass) {
        Role role = structural(element) ? Role.NONE : words.of(element);
        String name = element.normalName();
        if (role == Role.CAPTION || name.equals("figcaption")) {
            captions.add(element);
        } else if (role == Role.CLUTTER
                || MENUS.contains(name)
                || SMALL.contains(name)
                || menuRole(element)
                || FACTS.contains(element.attr("itemprop"))
                || element.attr("rel").equals("author")
                || (name.equals("form") && mass.all(element) < SHORT_FORM)
                || teaser(element)) {
            clutter.add(element);
        }
    }

    private static boolean menuRole(Element element) {
        return MENU_ROLES.contains(element.attr("role"));
    }

    private boolean teaser(Element element) {
        Element parent = element.parent();
        return !live && element.nameIs("article") && parent != null && parent.closest("article") != null;
    }

    private static boolean hidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String rules = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return rules.contains("display:none") || rules.contains("visibility:hidden");
    }
}
