package org.lachan.ingest.visits;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.CommentThread;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;
import org.lachan.ingest.comments.CommentReader;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.pages.Article;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.rechecks.Rechecks;
import org.lachan.ingest.revisions.Version;
import org.lachan.ingest.tasks.Task;

/** A fetched page as a post. Takes milliseconds of processor time. */
final class PageReading {
    // Longer ones are compared by their bytes alone.
    private static final int MOST_COMPARED = 2 << 20;

    private final TextExtractor extractor;

    PageReading(TextExtractor extractor) {
        this.extractor = extractor;
    }

    /** @param comments where the site's comments are; null where none are read */
    Seen read(Task task, Fetched fetched, @Nullable CommentThread comments) {
        boolean html = Article.isHtml(fetched.mediaType());
        Article article = html ? Article.read(fetched) : Article.NONE;
        Optional<Extracted> text = html ? text(fetched) : Optional.empty();
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
                version(fetched, text, article),
                text.map(Rechecks::fingerprint).orElse(null),
                fetched,
                html && comments != null ? commentsUrl(comments, fetched) : null);
    }

    private static @Nullable String commentsUrl(CommentThread comments, Fetched page) {
        return CommentReader.address(comments, page.url(), page.body(), page.mediaType())
                .orElse(null);
    }

    private Optional<Extracted> text(Fetched fetched) {
        byte[] body = fetched.body();
        return body.length <= MOST_COMPARED
                        && extractor.extract(body, fetched.mediaType(), null) instanceof Extracted text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Version version(Fetched fetched, Optional<Extracted> text, Article article) {
        return text.map(read -> Version.of(
                        fetched.body(),
                        read.title(),
                        read.text(),
                        article.pictures().stream().map(PageReading::path).toList()))
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
