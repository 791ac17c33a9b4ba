package org.lachan.launcher.sampleweb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lachan.launcher.sampleweb.Story.Kind;

/**
 * A newspaper: article pages amid clutter, pictures, and its listings. The Vietnamese one has two RSS feeds that overlap
 * and a page list for the rest; the English one has an Atom feed of everything.
 */
final class Newspaper implements Pages {
    static final String MAIN_FEED = "/rss/tin-moi.rss";
    static final String SCHOOL_FEED = "/rss/giao-duc.rss";
    static final String LIST = "/chuyen-muc/tat-ca.html";
    static final String ATOM = "/feed.atom";

    private static final int IN_MAIN_FEED = 55;
    private static final int LISTED_TWICE = 5;
    private static final Duration SLOWNESS = Duration.ofSeconds(3);

    private final String language;
    private final List<Story> stories;
    private final Map<String, Story> byPath;
    private final Feeds feeds;

    /** @param base scheme, host and port, without a slash at the end */
    Newspaper(String language, int edition, String base) {
        this(language, edition, Redecoration.PICTURE, base);
    }

    Newspaper(String language, int edition, Redecoration redecoration, String base) {
        this.language = language;
        this.stories = new Newsroom(language, redecoration).stories(edition);
        this.byPath = stories.stream().collect(Collectors.toMap(Story::path, Function.identity()));
        this.feeds = new Feeds(base);
    }

    List<Story> stories() {
        return stories;
    }

    @Override
    public Reply reply(String path, Map<String, String> query) {
        Story story = byPath.get(path);
        if (story != null) {
            return page(story);
        }
        if (path.startsWith("/anh/")) {
            return Pictures.reply(path);
        }
        if (path.equals("/vong/b.html")) {
            return Reply.redirect("/vong/a.html");
        }
        return language.equals("vi") ? vietnameseListing(path) : englishListing(path);
    }

    private Reply vietnameseListing(String path) {
        return switch (path) {
            case MAIN_FEED -> Reply.ok("application/rss+xml; charset=utf-8", feeds.rss("Tin mới", inMainFeed(), ""));
            case SCHOOL_FEED ->
                Reply.ok(
                        "application/rss+xml; charset=utf-8",
                        feeds.rss("Giáo dục", schoolStories(), "?utm_source=rss&utm_medium=feed"));
            case LIST -> Reply.ok(Reply.HTML, list());
            default -> Reply.error(404, "Không có trang này.");
        };
    }

    private Reply englishListing(String path) {
        return path.equals(ATOM)
                ? Reply.ok("application/atom+xml; charset=utf-8", feeds.atom("The Harbour Lantern", stories))
                : Reply.error(404, "No such page.");
    }

    private List<Story> inMainFeed() {
        return stories.subList(0, IN_MAIN_FEED);
    }

    private List<Story> schoolStories() {
        return stories.stream()
                .filter(story -> story.section().equals("giao-duc"))
                .toList();
    }

    private String list() {
        String rest = stories.subList(IN_MAIN_FEED, stories.size()).stream()
                .map(story -> entry(story, ""))
                .collect(Collectors.joining("\n"));
        String again = inMainFeed().subList(0, LISTED_TWICE).stream()
                .map(story -> entry(story, "?utm_source=trang-chu&fbclid=mau"))
                .collect(Collectors.joining("\n"));
        return Resources.fill(Resources.text("list-vi.html"), Map.of("items", rest + "\n" + again));
    }

    private static String entry(Story story, String tracking) {
        return "<div class=\"tin\"><h2 class=\"tieu-de\"><a href=\"" + story.path() + Resources.escape(tracking) + "\">"
                + Resources.escape(story.title()) + "</a></h2></div>";
    }

    private Reply page(Story story) {
        return switch (story.kind()) {
            case PLAIN -> Reply.ok(Reply.HTML, html(story));
            case SLOW -> Reply.ok(Reply.HTML, html(story)).after(SLOWNESS);
            case MALFORMED -> Reply.ok(Reply.HTML, malformed(story));
            case FALSE_PDF -> Reply.ok("application/pdf", falsePdf());
            case PDF -> Reply.ok("application/pdf", Resources.bytes("newsletter.pdf"));
            case LOOP -> Reply.redirect("/vong/b.html");
            case DELETED -> Reply.error(410, "Bài đã được gỡ.");
        };
    }

    private String html(Story story) {
        return Resources.fill(
                Resources.text("page-" + language + ".html"),
                Map.of(
                        "title", Resources.escape(story.title()),
                        "published", story.publishedAt().toString(),
                        "clutter", Integer.toString(story.clutter()),
                        "body", body(story),
                        "picture", picture(story),
                        "related", related(story)));
    }

    private static String body(Story story) {
        return story.paragraphs().stream()
                .map(paragraph -> "<p>" + Resources.escape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String picture(Story story) {
        return story.picture() < 0
                ? ""
                : "<figure><img src=\"" + Pictures.path(story.picture())
                        + "\" alt=\"\" width=\"320\" height=\"200\"></figure>";
    }

    // Links only to pages that stand in every edition: what is related must not change with what is new.
    private String related(Story story) {
        int count = IN_MAIN_FEED - 10;
        return List.of(story.clutter() + 11, story.clutter() + 23, story.clutter() + 31).stream()
                .map(number -> stories.get(10 + number % count))
                .map(other -> "<li><a href=\"" + other.path() + "\">" + Resources.escape(other.title()) + "</a></li>")
                .collect(Collectors.joining());
    }

    private static String malformed(Story story) {
        return "<html><title>" + story.title() + "</title><body><div><p><b>"
                + String.join("<p></b><i>", story.paragraphs()) + "</div></span><table><tr>\u0000<td>hết<article></p";
    }

    private static byte[] falsePdf() {
        return "%PDF-1.7\nkhông phải là một tệp PDF\n%%EOF".getBytes(StandardCharsets.UTF_8);
    }

    /** Stories of one kind, for the manifest. */
    long count(Kind kind) {
        return stories.stream().filter(story -> story.kind() == kind).count();
    }
}
