package org.lachan.ingest.forum;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.Details.Forum;
import org.lachan.ingest.answers.Fields;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.pages.Html;
import org.lachan.ingest.pages.PictureLink;

/**
 * One page of a thread.
 *
 * @param contributions in the page's order, each id once
 * @param unusable contributions without an id or words
 * @param next the page after it, on the same host; null for the last
 * @param whole whether the page was not cut
 */
record ThreadPage(
        List<Contribution> contributions,
        int unusable,
        @Nullable String next,
        boolean whole) {
    private static final int LONGEST_ID = 200;

    ThreadPage {
        contributions = List.copyOf(contributions);
    }

    static ThreadPage read(Fetched fetched, Forum selectors) {
        Document page = Html.parse(fetched);
        Map<String, Contribution> found = new LinkedHashMap<>();
        int unusable = 0;
        for (Element element : page.select(selectors.post())) {
            Optional<Contribution> contribution = contribution(element, selectors);
            contribution.ifPresent(usable -> found.putIfAbsent(usable.id(), usable));
            unusable += contribution.isPresent() ? 0 : 1;
        }
        return new ThreadPage(
                List.copyOf(found.values()), unusable, next(page, selectors, fetched.url()), !fetched.truncated());
    }

    private static Optional<Contribution> contribution(Element element, Forum selectors) {
        String id = element.attr(selectors.postId()).strip();
        Element words = element.selectFirst(selectors.text());
        if (id.isEmpty() || id.length() > LONGEST_ID || words == null) {
            return Optional.empty();
        }
        return Optional.of(new Contribution(
                id, author(element, selectors.author()), words.html(), time(element, selectors.time()), media(words)));
    }

    private static @Nullable String author(Element element, @Nullable String selector) {
        Element name = selector == null ? null : element.selectFirst(selector);
        return name == null || name.text().isBlank() ? null : name.text().strip();
    }

    private static @Nullable Instant time(Element element, @Nullable String selector) {
        Element time = selector == null ? null : element.selectFirst(selector);
        if (time == null) {
            return null;
        }
        try {
            return Fields.time(
                    time.hasAttr("datetime")
                            ? time.attr("datetime").strip()
                            : time.text().strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<PictureLink> media(Element words) {
        return words.select("img[src]").stream()
                .flatMap(image ->
                        Fields.picture(image.absUrl("src"), image.hasAttr("alt") ? image.attr("alt") : null).stream())
                .distinct()
                .toList();
    }

    private static @Nullable String next(Document page, Forum selectors, String url) {
        Element link = selectors.next() == null ? null : page.selectFirst(selectors.next());
        if (link == null) {
            return null;
        }
        try {
            String next = Urls.normalise(link.absUrl("href"));
            return Urls.host(next).equals(Urls.host(url)) && !next.equals(url) ? next : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
