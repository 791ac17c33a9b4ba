package org.lachan.ingest.rechecks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.lachan.content.text.Charsets;

/**
 * What a reader sees at first: the titles, and what the page says in its own words outside links, menus and forms. A
 * notice in place of a page says little else.
 *
 * @param titles as the page shares, shows and names itself, folded
 * @param blocks of its own words in their order, folded
 * @param login whether it asks for a password
 * @param player state of a video that the page would play, as its script says it, folded; null without one
 */
record PageView(
        List<String> titles,
        List<String> blocks,
        boolean login,
        @Nullable String player) {
    private static final int MOST_OF_A_NOTICE = 600;
    private static final int FIRST_BLOCKS = 8;
    private static final int LATEST_START = 14;
    private static final double DOMINATES_TITLE = .5;
    private static final double DOMINATES_SENTENCE = .3;
    private static final int SHORT_PHRASE = 15;
    private static final double ALONE = .8;
    private static final String CLUTTER =
            "script, style, noscript, template, iframe, svg, nav, footer, aside, a, select, input, [hidden], [aria-hidden=true]";
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern TITLE_PARTS = Pattern.compile("\\s+[|\\-–—·•]\\s+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PLAYER = Pattern.compile(
            "\"playabilityStatus\"\\s*:\\s*\\{\\s*\"status\"\\s*:\\s*\"(\\w{1,40})\"(?:\\s*,\\s*\"messages\"\\s*:\\s*\\[[^\\]]{0,600}\\])?"
                    + "(?:\\s*,\\s*\"reason\"\\s*:\\s*\"([^\"]{0,300})\")?");
    private static final List<String> LOGIN_WORDS = List.of("log in", "login", "sign in", "đăng nhập");

    static final PageView NOTHING = new PageView(List.of(), List.of(), false, null);

    static PageView of(byte[] body, String mediaType) {
        if (body.length == 0) {
            return NOTHING;
        }
        Document page = parse(body, mediaType);
        List<String> titles = titles(page);
        String player = player(page);
        boolean login = page.selectFirst("input[type=password]") != null;
        page.select(CLUTTER).remove();
        return new PageView(titles, blocks(page.body()), login, player);
    }

    private static Document parse(byte[] body, String mediaType) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(body),
                    Charsets.decide(body, mediaType).name(),
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }

    private static List<String> titles(Document page) {
        List<String> titles = new ArrayList<>();
        Element shared = page.selectFirst("meta[property=og:title][content]");
        if (shared != null) {
            titles.add(fold(shared.attr("content")));
        }
        titles.add(fold(page.title()));
        page.select("h1, h2").stream().limit(2).forEach(heading -> titles.add(fold(heading.text())));
        titles.removeIf(String::isEmpty);
        return List.copyOf(titles);
    }

    private static @Nullable String player(Document page) {
        for (Element script : page.select("script")) {
            Matcher state = PLAYER.matcher(script.data());
            if (state.find() && !state.group(1).equals("OK")) {
                return fold(state.group(1) + " " + (state.group(2) == null ? "" : state.group(2)));
            }
        }
        return null;
    }

    private static List<String> blocks(Element body) {
        return Arrays.stream(body.wholeText().split("\n"))
                .map(PageView::fold)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static String fold(String text) {
        String one = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('ʼ', '\'');
        return SPACE.matcher(one).replaceAll(" ").strip();
    }

    /** The first title without the site's name; empty where there is none. */
    String title() {
        return titles.isEmpty() ? "" : TITLE_PARTS.split(titles.get(0))[0];
    }

    /** What the page is instead of its content. */
    Optional<Sign> sign() {
        if (player != null) {
            return Arrays.stream(Sign.values())
                    .filter(sign -> sign.phrases().stream().anyMatch(player::contains))
                    .findFirst()
                    .or(() -> Optional.of(player.startsWith("login_required") ? Sign.LOGIN_WALL : Sign.SOFT_404));
        }
        if (blocks.stream().mapToInt(String::length).sum() > MOST_OF_A_NOTICE) {
            return Optional.empty();
        }
        return Arrays.stream(Sign.values())
                .filter(this::says)
                .findFirst()
                .or(() -> isLoginForm() ? Optional.of(Sign.LOGIN_WALL) : Optional.empty());
    }

    private boolean isLoginForm() {
        return login && titles.stream().anyMatch(title -> LOGIN_WORDS.stream().anyMatch(title::contains));
    }

    private boolean says(Sign sign) {
        return sign.phrases().stream().anyMatch(phrase -> entitles(phrase) || opens(sign, phrase));
    }

    private boolean entitles(String phrase) {
        return titles.stream()
                .flatMap(title -> Arrays.stream(TITLE_PARTS.split(title)))
                .anyMatch(part -> part.contains(phrase) && dominates(phrase, part, DOMINATES_TITLE));
    }

    // A notice begins with what is the matter; a post that mentions one begins with something else.
    private boolean opens(Sign sign, String phrase) {
        return blocks.stream()
                .limit(FIRST_BLOCKS)
                .flatMap(block -> Arrays.stream(SENTENCE.split(block)))
                .anyMatch(sentence -> {
                    int start = sentence.indexOf(phrase);
                    return start >= 0
                            && (start <= LATEST_START || sign.isToldLate())
                            && (sign.isAsked() || !sentence.endsWith("?"))
                            && dominates(phrase, sentence, DOMINATES_SENTENCE);
                });
    }

    private static boolean dominates(String phrase, String text, double share) {
        // Two words are soon said; as a notice they stand alone.
        double needed = phrase.length() <= SHORT_PHRASE ? Math.max(share, ALONE) : share;
        return phrase.length() >= text.length() * needed;
    }
}
