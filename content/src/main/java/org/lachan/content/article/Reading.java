package org.lachan.content.article;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One page being read. */
final class Reading {
    private static final Set<String> PIECES = Set.of(
            "html head body p br a b i em strong span ul ol li blockquote code pre del s u sub sup img h1 h2 h3 h4 h5 h6"
                    .split(" "));

    private final Document page;
    private final Instant now;
    private final LinkedData linked;
    private final Pruning pruning;
    private final Facts facts;

    private Reading(Document page, Instant now) {
        this.page = page;
        this.now = now;
        linked = LinkedData.of(page);
        pruning = new Pruning(page.body(), linked.live());
        facts = new Facts(page, linked, pruning);
    }

    /**
     * @param now times to come are none
     * @param cut whether a part of the page is missing already
     */
    static Article article(Document page, Instant now, boolean cut) {
        return isPiece(page) ? piece(page, cut) : new Reading(page, now).article(cut);
    }

    // Statuses and comments come as a few marked words: all of them count, the tags at the end too.
    private static boolean isPiece(Document page) {
        return page.stream().allMatch(element -> element.equals(page) || PIECES.contains(element.normalName()));
    }

    private static Article piece(Document page, boolean cut) {
        Element heading = page.selectFirst("h1");
        List<Block> blocks = Blocks.of(page.body(), element -> element.hasAttr("hidden"));
        String text = composed(Blocks.lines(blocks));
        return new Article(
                heading == null ? "" : composed(heading.text()),
                text,
                null,
                null,
                Languages.of(page, null, text),
                null,
                new Pictures(element -> false, element -> false).of(page.body()),
                "",
                true,
                cut || blocks.size() >= Blocks.MOST);
    }

    private Article article(boolean cut) {
        List<Block> blocks = Blocks.of(page.body(), pruning::isCut);
        Mass mass = new Mass(blocks);
        Element root = new BodyFinder(page.body(), blocks, mass, facts.description()).find();
        String title = facts.title();
        String body = body(root, mass, title);
        boolean whole = body.isEmpty();
        String text = composed(whole ? Blocks.lines(Blocks.of(page.body(), pruning::isMachinery)) : body);
        String language = Languages.of(page, linked.text("inLanguage"), text);
        Times times = new Times(now, "vi".equals(language) ? Times.VIETNAM : ZoneOffset.UTC);
        return new Article(
                composed(title),
                text,
                facts.author(root),
                facts.publishedAt(times),
                language,
                facts.canonicalUrl(),
                new Pictures(pruning::isClutter, pruning::isCaption).of(root),
                whole ? "" : composed(comments()),
                whole,
                cut || blocks.size() >= Blocks.MOST);
    }

    // Old encodings of Vietnamese write the tones apart from their vowels.
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private String body(Element root, Mass mass, String title) {
        boolean found = mass.prose(root) >= (facts.declaresArticle() ? 1 : BodyFinder.ENOUGH);
        String text = found ? Blocks.lines(new BodyText(title).of(Blocks.of(root, pruning::isCut))) : "";
        String stated = linked.text("articleBody");
        // What a page holds back from its readers it often tells to search engines.
        return stated != null && stated.length() >= BodyFinder.ENOUGH && stated.length() > text.length() * 2
                ? stated
                : text;
    }

    private String comments() {
        StringBuilder comments = new StringBuilder();
        for (Element comment : pruning.comments()) {
            for (Block block : Blocks.of(comment, pruning::isMachinery)) {
                if (!block.wholeLink() && !BodyText.headsComments(block.text())) {
                    comments.append(comments.isEmpty() ? "" : "\n").append(block.text());
                }
            }
        }
        return comments.toString();
    }
}
