package org.lachan.content.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** What a page declares about its article: by JSON-LD, OpenGraph and other meta elements, microdata, and what it shows. */
final class Facts {
    private static final Evaluator HEADLINE = Selector.evaluatorOf("h1");
    private static final Evaluator CANONICAL = Selector.evaluatorOf("link[rel=canonical][href]");
    private static final List<Evaluator> AUTHORS =
            evaluators("[itemprop=author] [itemprop=name]", "[itemprop=author]", "a[rel=author]");
    private static final List<Evaluator> TIMES =
            evaluators("[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "time[datetime]");
    private static final Evaluator RIGHT = Selector.evaluatorOf("p[style~=(?i)text-align:\\s*right], p[align=right]");
    private static final Evaluator CLASSED = Selector.evaluatorOf("[class]");
    private static final Pattern AUTHOR_CLASS = Pattern.compile(
            "(?:^|[\\s_-])(?:author|byline|tac-?gia|signature)(?:$|[\\s_-]).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME_CLASS = Pattern.compile(
            "(?:^|.*[\\s_-])(?:date|time|datetime|pubdate|publish(?:ed)?|meta|ngay|thoi-?gian)(?:$|[\\s_-].*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BY = Pattern.compile(
            "^(?:by|written by|tác giả|bài và ảnh|bài|thực hiện)\\b\\s*:?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> TIME_METAS = Set.of(
            "article:published_time",
            "og:published_time",
            "pubdate",
            "publishdate",
            "publish-date",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "publication_date");
    private static final Set<String> AUTHOR_METAS =
            Set.of("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author");
    private static final int SHORTEST_HEADLINE = 15;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SHOWN = 60;

    private final Document page;
    private final LinkedData linked;
    private final Pruning pruning;
    private final List<Element> metas;

    Facts(Document page, LinkedData linked, Pruning pruning) {
        this.page = page;
        this.linked = linked;
        this.pruning = pruning;
        this.metas = page.getElementsByTag("meta");
    }

    private static List<Evaluator> evaluators(String... queries) {
        return Stream.of(queries).map(Selector::evaluatorOf).toList();
    }

    /** Empty where there is none. */
    String title() {
        String shared = meta(Set.of("og:title"));
        Element heading = page.selectFirst(HEADLINE);
        String shown = heading == null ? "" : heading.text().strip();
        String declared = shared != null ? shared : linked.text("headline");
        if (declared == null) {
            return shown.isEmpty() ? page.title().strip() : shown;
        }
        // Without the site's name behind it.
        return shown.length() >= SHORTEST_HEADLINE && declared.startsWith(shown) ? shown : declared;
    }

    /** Empty where there is none. */
    String description() {
        String description = meta(Set.of("og:description", "description"));
        return description == null ? "" : description;
    }

    /** @param body holds the article's text, and at its end perhaps a name */
    @Nullable
    String author(Element body) {
        String declared = name(linked.author());
        declared = declared == null ? name(meta(AUTHOR_METAS)) : declared;
        for (Evaluator where : AUTHORS) {
            Element element = declared == null ? page.selectFirst(where) : null;
            declared = element == null
                    ? declared
                    : name(element.hasAttr("content") ? element.attr("content") : element.text());
        }
        declared = declared == null ? shownAuthor() : declared;
        return declared == null ? signature(body) : declared;
    }

    // Vietnamese newspapers put the name at the right below the last paragraph.
    private static @Nullable String signature(Element body) {
        Element last = body.select(RIGHT).last();
        String text = last == null ? "" : last.text();
        return text.length() > LONGEST_SHOWN ? null : name(text);
    }

    private @Nullable String shownAuthor() {
        for (Element element : page.body().select(CLASSED)) {
            if (AUTHOR_CLASS.matcher(element.className()).find() && !pruning.isNeverText(element)) {
                String text = element.text();
                String name = text.length() > LONGEST_SHOWN ? null : name(text);
                if (name != null) {
                    return name;
                }
            }
        }
        return null;
    }

    private static @Nullable String name(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String name = BY.matcher(text.strip()).replaceFirst("").strip();
        return name.isEmpty() || name.length() > LONGEST_NAME || name.contains("://") ? null : name;
    }

    @Nullable
    Instant publishedAt(Times times) {
        Instant time = times.declared(linked.text("datePublished"));
        time = time == null ? times.declared(linked.text("uploadDate")) : time;
        time = time == null ? times.declared(meta(TIME_METAS)) : time;
        for (Evaluator where : TIMES) {
            Element element = time == null ? page.selectFirst(where) : null;
            time = element == null ? time : times.declared(written(element));
        }
        return time == null && times.zone().equals(Times.VIETNAM) ? shownTime(times) : time;
    }

    private static String written(Element time) {
        String datetime = time.attr("datetime");
        String content = datetime.isEmpty() ? time.attr("content") : datetime;
        return content.isEmpty() ? time.text() : content;
    }

    private @Nullable Instant shownTime(Times times) {
        for (Element element : page.body().select(CLASSED)) {
            if (TIME_CLASS.matcher(element.className()).matches() && !pruning.isNeverText(element)) {
                Instant time = times.shown(element.text());
                if (time != null) {
                    return time;
                }
            }
        }
        return null;
    }

    @Nullable
    String canonicalUrl() {
        Element link = page.selectFirst(CANONICAL);
        String url = link == null ? null : absolute(link.attr("href"));
        String shared = url == null ? meta(Set.of("og:url")) : null;
        url = shared == null ? url : absolute(shared);
        String stated = url == null ? linked.text("url") : null;
        return stated == null ? url : absolute(stated);
    }

    private @Nullable String absolute(String href) {
        try {
            URI base = new URI(page.baseUri());
            URI url = base.resolve(new URI(href.strip()));
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && url.getHost() != null ? url.toString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The first that is not blank; null where none is. */
    private @Nullable String meta(Set<String> names) {
        for (Element meta : metas) {
            String name = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
            String content = meta.attr("content").strip();
            if (!content.isEmpty() && names.contains(name.toLowerCase(Locale.ROOT))) {
                return content;
            }
        }
        return null;
    }

    /** Whether the page calls itself an article. */
    boolean declaresArticle() {
        return linked.article() || "article".equalsIgnoreCase(meta(Set.of("og:type")));
    }
}
