package org.lachan.ingest.facebook;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lachan.content.sources.Source;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.answers.Reply;
import org.lachan.ingest.discussions.Comment;
import org.lachan.ingest.discussions.CommentPage;
import org.lachan.ingest.discussions.CommentSource;
import org.lachan.ingest.discussions.Discussion;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;

/** Pages of the comments below a post; replies stand in the same stream. */
final class PostComments implements CommentSource {
    private static final int MOST_REQUESTS = 50;
    private static final String FIELDS = "id,message,created_time,permalink_url,from,parent{id},attachment";

    private final JsonInterface service;
    private final Source source;
    private final String secret;
    private int requests;

    PostComments(JsonInterface service, Source source, String secret) {
        this.service = service;
        this.source = source;
        this.secret = secret;
    }

    boolean mayGoOn() {
        return requests < MOST_REQUESTS;
    }

    @Override
    public CompletableFuture<CommentPage> page(String postId, Discussion so) {
        requests++;
        Address address = Address.of(source.url(), Address.encoded(postId) + "/comments")
                .with("fields", FIELDS)
                .with("filter", "stream")
                .with("order", "reverse_chronological")
                .with("limit", "100")
                .withOptional("after", so.page());
        return service.get(PageReader.request(source, address, secret)).thenApply(reply -> page(postId, reply));
    }

    private static CommentPage page(String postId, Reply reply) {
        if (reply instanceof Reply.Trouble trouble) {
            return trouble(trouble.outcome());
        }
        Answers.Read read = Answers.comments(((Reply.Json) reply).root(), postId);
        List<Comment> comments = read.posts().stream()
                .map(post -> new Comment(post, List.of(), 0))
                .toList();
        return new CommentPage.Page(comments, read.unusable(), read.next());
    }

    private static CommentPage trouble(FetchOutcome outcome) {
        if (outcome instanceof Gone) {
            return new CommentPage.Closed();
        }
        boolean onlyHere = outcome instanceof Failed failed && failed.problem() == Problem.UNREADABLE
                || outcome instanceof Refused refused && refused.problem() == Problem.DENIED;
        return onlyHere ? new CommentPage.Skipped(outcome) : new CommentPage.Stopped(outcome);
    }
}
