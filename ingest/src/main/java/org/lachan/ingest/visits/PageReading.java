package org.lachan.ingest.visits;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.article.Article;
import org.lachan.content.article.ArticleReader;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.CommentThread;
import org.lachan.content.text.Charsets;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;
import org.lachan.ingest.comments.CommentReader;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.pages.PageFacts;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.rechecks.Rechecks;
import org.lachan.ingest.revisions.Version;
import org.lachan.ingest.tasks.Task;

/** A fetched page as a post. Takes milliseconds of processor time. */
final class PageReading {
    // Longer ones are compared by their bytes alone.
    private static final ArticleReader ARTICLES = new ArticleReader();
    private static final int MOST_COMPARED = 2 << 20;

    private final TextExtractor extractor;

    PageReading(TextExtractor extractor) {
        this.extractor = extractor;
    }

    /** @param comments where the site's comments are; null where none are read */
    Seen read(Task task, Fetched fetched, @Nullable CommentThread comments) {
        Optional<Article> article = article(fetched);
        Optional<Extracted> text = article.flatMap(any -> text(fetched));
        List<PictureLink> own = article.map(PageReading::pictures).orElse(List.of());
        // Those of a page without an article are fetched too; they may be others at each look, so that they tell no
        // change.
        boolean all = article.isPresent() && own.isEmpty();
        List<PictureLink> pictures = all ? PageFacts.read(fetched).pictures() : own;
        return new Seen(
                fetched.url(),
                null,
                task.title() == null
                        ? article.map(Article::title)
                                .filter(title -> !title.isEmpty())
                                .orElse(null)
                        : task.title(),
                task.publishedAt() == null ? article.map(Article::publishedAt).orElse(null) : task.publishedAt(),
                null,
                fetched.mediaType(),
                fetched.body(),
                fetched.truncated(),
                fetched.status(),
                fetched.at(),
                pictures,
                null,
                null,
                version(fetched, text, own),
                text.map(Rechecks::fingerprint).orElse(null),
                fetched,
                article.isPresent() && comments != null ? commentsUrl(comments, fetched) : null);
    }

    private static Optional<Article> article(Fetched fetched) {
        String type = fetched.mediaType().toLowerCase(Locale.ROOT);
        boolean html = type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
        if (!html || fetched.body().length > MOST_COMPARED) {
            return Optional.empty();
        }
        String charset = Charsets.decide(fetched.body(), fetched.mediaType()).ofBytes();
        return Optional.of(ARTICLES.read(fetched.body(), charset, fetched.url()));
    }

    private static List<PictureLink> pictures(Article article) {
        Map<String, PictureLink> links = new LinkedHashMap<>();
        for (Article.Picture picture : article.pictures()) {
            usable(picture.url())
                    .ifPresent(url -> links.putIfAbsent(
                            url, new PictureLink(url, picture.caption().isEmpty() ? null : picture.caption())));
        }
        return List.copyOf(links.values());
    }

    private static Optional<String> usable(String url) {
        try {
            return Optional.of(Urls.normalise(url));
        } catch (IllegalArgumentException e) {
            // Inline data and broken addresses name nothing that could be fetched.
            return Optional.empty();
        }
    }

    private static @Nullable String commentsUrl(CommentThread comments, Fetched page) {
        return CommentReader.address(comments, page.url(), page.body(), page.mediaType())
                .orElse(null);
    }

    private Optional<Extracted> text(Fetched fetched) {
        return extractor.extract(fetched.body(), fetched.mediaType(), null) instanceof Extracted text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Version version(Fetched fetched, Optional<Extracted> text, List<PictureLink> pictures) {
        return text.map(read -> Version.of(
                        fetched.body(),
                        read.title(),
                        read.text(),
                        pictures.stream().map(PageReading::path).toList()))
                .orElseGet(() -> Version.ofBytes(fetched.body()));
    }

    // The same picture comes with another query at each fetch.
    private static String path(PictureLink picture) {
        int query = picture.url().indexOf('?');
        return query < 0 ? picture.url() : picture.url().substring(0, query);
    }

    /** Of what a listing or an interface said: a time that has not come yet is a mistake. */
    static @Nullable Instant notLaterThan(Instant now, @Nullable Instant published) {
        return published != null && published.isAfter(now) ? null : published;
    }
}
