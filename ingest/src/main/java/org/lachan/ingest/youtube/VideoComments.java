package org.lachan.ingest.youtube;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.Fields;
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
import org.lachan.ingest.readers.NativePost;
import tools.jackson.databind.JsonNode;

/** Pages of the comments below a video, with all replies where their number changed. */
final class VideoComments implements CommentSource {
    private static final String MOST = "100";

    private final JsonInterface service;
    private final Source source;
    private final String secret;
    private final Budget budget;

    VideoComments(JsonInterface service, Source source, String secret, Budget budget) {
        this.service = service;
        this.source = source;
        this.secret = secret;
        this.budget = budget;
    }

    @Override
    public CompletableFuture<CommentPage> page(String videoId, Discussion so) {
        Address address = at("commentThreads")
                .with("part", "snippet,replies")
                .with("videoId", videoId)
                .with("order", "time")
                .withOptional("pageToken", so.page());
        return ask(address).thenCompose(reply -> {
            if (reply instanceof Reply.Trouble trouble) {
                return CompletableFuture.completedFuture(trouble(trouble.outcome()));
            }
            JsonNode root = ((Reply.Json) reply).root();
            Answers.Read<Comment> read = Answers.read(root.path("items"), item -> Answers.thread(item, videoId));
            String next = Fields.text(root.path("nextPageToken"));
            return withReplies(videoId, read.entries(), so)
                    .thenApply(comments -> new CommentPage.Page(comments, read.unusable(), next));
        });
    }

    private Address at(String resource) {
        return Address.of(source.url(), resource).with("maxResults", MOST).with("textFormat", "plainText");
    }

    private CompletableFuture<Reply> ask(Address address) {
        Optional<Failed> spent = budget.spendOnComments();
        return spent.isPresent()
                ? CompletableFuture.completedFuture(new Reply.Trouble(spent.get()))
                : service.get(VideosReader.request(source, address, secret));
    }

    private static CommentPage trouble(FetchOutcome outcome) {
        if (outcome instanceof Gone
                || outcome instanceof Refused refused && refused.detail().equals(Errors.COMMENTS_DISABLED)) {
            return new CommentPage.Closed();
        }
        boolean onlyHere = outcome instanceof Failed failed && failed.problem() == Problem.UNREADABLE
                || outcome instanceof Refused refused && refused.problem() == Problem.DENIED;
        return onlyHere ? new CommentPage.Skipped(outcome) : new CommentPage.Stopped(outcome);
    }

    /** A thread comes with at most five of its replies. */
    private CompletableFuture<List<Comment>> withReplies(String videoId, List<Comment> comments, Discussion so) {
        Map<String, Comment> all = new LinkedHashMap<>();
        comments.forEach(comment -> all.putIfAbsent(comment.post().id(), comment));
        List<Comment> incomplete = all.values().stream()
                .filter(comment -> comment.replyCount() > comment.replies().size())
                .filter(comment -> so.newest().getOrDefault(comment.post().id(), -1) != comment.replyCount())
                .toList();
        return fill(videoId, incomplete.iterator(), all).thenApply(any -> List.copyOf(all.values()));
    }

    private CompletableFuture<Boolean> fill(String videoId, Iterator<Comment> incomplete, Map<String, Comment> all) {
        if (!incomplete.hasNext()) {
            return CompletableFuture.completedFuture(true);
        }
        Comment comment = incomplete.next();
        return replies(videoId, comment, new ArrayList<>(), null).thenCompose(replies -> {
            all.put(comment.post().id(), replies);
            return fill(videoId, incomplete, all);
        });
    }

    // Replies that could not be read count as not there: the next look at the thread asks for them again.
    private CompletableFuture<Comment> replies(
            String videoId, Comment comment, List<NativePost> read, @Nullable String page) {
        if (!budget.hasForComments()) {
            return CompletableFuture.completedFuture(partial(comment, read));
        }
        String id = comment.post().id();
        Address address =
                at("comments").with("part", "snippet").with("parentId", id).withOptional("pageToken", page);
        return ask(address).thenCompose(reply -> {
            if (!(reply instanceof Reply.Json json)) {
                return CompletableFuture.completedFuture(partial(comment, read));
            }
            read.addAll(Answers.read(json.root().path("items"), item -> Answers.comment(item, videoId, id))
                    .entries());
            String next = Fields.text(json.root().path("nextPageToken"));
            return next == null
                    ? CompletableFuture.completedFuture(new Comment(comment.post(), read, comment.replyCount()))
                    : replies(videoId, comment, read, next);
        });
    }

    private static Comment partial(Comment comment, List<NativePost> read) {
        List<NativePost> replies = new ArrayList<>(comment.replies());
        replies.addAll(read);
        return new Comment(comment.post(), replies, -1);
    }
}
