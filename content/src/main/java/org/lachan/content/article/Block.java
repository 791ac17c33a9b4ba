package org.lachan.content.article;

import org.jsoup.nodes.Element;

/**
 * A run of text between two breaks.
 *
 * @param owner the block element that it stands in
 * @param text single-spaced, never blank
 * @param linked characters of it that are links
 */
record Block(Element owner, String text, int linked) {
    private static final int LONG = 80;
    private static final int SENTENCE = 40;
    // Scripts without spaces say in a third of the letters what others do.
    private static final int DENSE_FACTOR = 3;
    private static final double MOSTLY = .5;
    private static final double TEASER = .15;
    private static final String STOPS = ".!?:;…。！？।؟";

    /** Characters that are not links. */
    int plain() {
        return text.length() - linked;
    }

    boolean mostlyLinks() {
        return linked > text.length() * MOSTLY;
    }

    boolean wholeLink() {
        return plain() <= 2;
    }

    boolean heading() {
        String name = owner.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    boolean item() {
        return owner.nameIs("li");
    }

    boolean paragraph() {
        return owner.nameIs("p");
    }

    /** Whether this reads like a part of an article: of some length, a sentence or more, with few links. */
    boolean prose() {
        if (heading() || owner.nameIs("figcaption") || teaser() || (mostlyLinks() && !sentenceBetweenLinks())) {
            return false;
        }
        boolean dense = dense();
        int length = weight(dense);
        return (length >= LONG || (length >= SENTENCE && hasStop())) && (dense || text.indexOf(' ') > 0);
    }

    /** Characters that are not links, as if of a script with spaces. */
    int weight() {
        return weight(dense());
    }

    private int weight(boolean dense) {
        return dense ? plain() * DENSE_FACTOR : plain();
    }

    /** Whether the text ends as sentences do. */
    boolean ends() {
        for (int i = text.length() - 1; i >= Math.max(0, text.length() - 3); i--) {
            if (STOPS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean sentenceBetweenLinks() {
        return plain() >= SENTENCE && ends();
    }

    // Lists of other articles: the headline is a link, a line of text follows.
    private boolean teaser() {
        if (item()) {
            return linked > text.length() * TEASER;
        }
        Element parent = owner.parent();
        Element first = parent == null || !parent.nameIs("li") ? null : parent.firstElementChild();
        return first != null && !first.equals(owner) && first.selectFirst("a") != null;
    }

    private boolean dense() {
        int length = Math.min(text.length(), LONG);
        int letters = 0;
        for (int i = 0; i < length; i++) {
            letters += text.charAt(i) >= 0x2E80 ? 1 : 0;
        }
        return letters > length / 3;
    }

    private boolean hasStop() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            if (STOPS.indexOf(c) >= 0 && (last || c > 0xFF || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }
}
