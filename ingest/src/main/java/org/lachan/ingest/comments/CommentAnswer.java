package org.lachan.ingest.comments;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.CommentThread;
import org.lachan.ingest.answers.Fields;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.answers.PlainText;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.NativePost;
import tools.jackson.databind.JsonNode;

/**
 * One page of the comments below an article.
 *
 * @param unusable entries without an id or words
 * @param next address of the page after it, on the same host; null for the last
 */
record CommentAnswer(
        List<NativePost> posts, int unusable, @Nullable String next) {
    private static final int LONGEST_ID = 200;
    // 1973 in milliseconds, and the year 5138 in seconds.
    private static final long FEWEST_MILLIS = 100_000_000_000L;

    CommentAnswer {
        posts = List.copyOf(posts);
    }

    /** @throws UnreadableListing when there is no array of comments in it */
    static CommentAnswer parse(Fetched fetched, CommentThread thread, String articleUrl) throws UnreadableListing {
        JsonNode root = JsonInterface.parse(fetched);
        JsonNode items = root.at(thread.items());
        if (!items.isArray()) {
            throw new UnreadableListing("no array at '" + thread.items() + "'");
        }
        List<NativePost> posts = new ArrayList<>();
        int unusable = 0;
        for (JsonNode item : items) {
            Optional<NativePost> post = post(item, thread, articleUrl, fetched.at());
            post.ifPresent(posts::add);
            unusable += post.isPresent() ? 0 : 1;
        }
        String next = thread.next() == null ? null : next(Fields.text(root.at(thread.next())), fetched.url());
        return new CommentAnswer(posts, unusable, next);
    }

    private static Optional<NativePost> post(JsonNode item, CommentThread thread, String articleUrl, Instant at) {
        String id = Fields.text(item.at(thread.nativeId()));
        String text = Fields.text(item.at(thread.text()));
        if (id == null || id.length() > LONGEST_ID || text == null) {
            return Optional.empty();
        }
        String author = thread.author() == null ? null : Fields.text(item.at(thread.author()));
        Instant time = thread.time() == null ? at : time(Fields.text(item.at(thread.time())), at);
        return Optional.of(new NativePost(
                id, articleUrl, author, null, PlainText.orHtml(text), time, List.of(), articleUrl, articleUrl));
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            if (!text.matches("\\d{1,15}")) {
                return Fields.time(text);
            }
            long number = Long.parseLong(text);
            return number < FEWEST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static @Nullable String next(@Nullable String link, String url) {
        if (link == null) {
            return null;
        }
        try {
            String next = Urls.normalise(URI.create(url).resolve(link.strip()).toString());
            return Urls.host(next).equals(Urls.host(url)) ? next : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
