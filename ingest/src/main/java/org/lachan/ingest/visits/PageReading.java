package org.lachan.ingest.visits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.pages.Article;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.revisions.Version;
import org.lachan.ingest.tasks.Task;

/** A fetched page as a post. Takes milliseconds of processor time. */
final class PageReading {
    // Longer ones are compared by their bytes alone.
    private static final int MOST_COMPARED = 2 << 20;

    private final TextExtractor extractor = new TextExtractor();

    Seen read(Task task, Fetched fetched) {
        boolean html = Article.isHtml(fetched.mediaType());
        Article article = html ? Article.read(fetched) : Article.NONE;
        String title = task.title() == null ? article.title().orElse(null) : task.title();
        return new Seen(
                fetched.url(),
                null,
                title,
                task.publishedAt(),
                null,
                fetched.mediaType(),
                fetched.body(),
                fetched.truncated(),
                fetched.status(),
                fetched.at(),
                article.pictures(),
                null,
                null,
                version(fetched, html, title, article),
                fetched.hops());
    }

    private Version version(Fetched fetched, boolean html, @Nullable String title, Article article) {
        byte[] body = fetched.body();
        if (!html || body.length > MOST_COMPARED) {
            return Version.ofBytes(body);
        }
        Extraction extraction = extractor.extract(body, fetched.mediaType(), title);
        return extraction instanceof Extracted text
                ? Version.of(
                        body,
                        text.title(),
                        text.text(),
                        article.pictures().stream().map(PageReading::path).toList())
                : Version.ofBytes(body);
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
