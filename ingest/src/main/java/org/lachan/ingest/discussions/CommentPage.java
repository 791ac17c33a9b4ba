package org.lachan.ingest.discussions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;

/** What asking for one page of comments came to. */
public sealed interface CommentPage {

    /**
     * Comments, newest first.
     *
     * @param unusable entries that could not be read
     * @param next names the page after it; null for the last
     */
    record Page(
            List<Comment> comments, int unusable, @Nullable String next) implements CommentPage {
        public Page {
            comments = List.copyOf(comments);
        }
    }

    /** Comments are closed there, or the post is gone: nothing is wrong. */
    record Closed() implements CommentPage {}

    /** Not this one; others may be readable. */
    record Skipped(FetchOutcome outcome) implements CommentPage {}

    /** None for now: a spent budget, a throttling server. */
    record Stopped(FetchOutcome outcome) implements CommentPage {}
}
