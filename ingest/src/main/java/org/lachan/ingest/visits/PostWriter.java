package org.lachan.ingest.visits;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.MediaSighting;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.findings.PostRevision.Before;
import org.lachan.ingest.findings.PostRevision.Content;
import org.lachan.ingest.findings.PostRevision.MediaNote;
import org.lachan.ingest.media.InlineMedia;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.media.MediaIntake.Taken;
import org.lachan.ingest.media.Pictures;
import org.lachan.ingest.media.Pictures.Followed;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.revisions.PostState;
import org.lachan.ingest.tasks.Task;

/** Gives out a revision where a post is new, changed or gone. What goes out does so before the state that remembers it. */
final class PostWriter {
    static final int INLINE_BYTES = 256 * 1024;
    private static final int MOST_INLINE_MEDIA = 32;
    private static final InlineMedia NO_BODY = new InlineMedia(new byte[0], List.of());

    private final Identities identities;
    private final MediaIntake intake;
    private final Keeping keeping;
    private final Pictures pictures;
    private final Workers workers;

    PostWriter(Identities identities, Keeping keeping, Pictures pictures, Workers workers) {
        this.identities = identities;
        this.intake = keeping.media();
        this.keeping = keeping;
        this.pictures = pictures;
        this.workers = workers;
    }

    /** A post whose bytes and pictures are taken in, ready to be given out. */
    record Prepared(
            Seen seen,
            Content content,
            List<Followed> media,
            @Nullable String captureRef) {}

    String postId(Seen seen) {
        return identities.postId(seen.url(), seen.nativeId());
    }

    /** The state that would be the post's next; nothing where people see the same as before. */
    Optional<PostState> next(Task task, Seen seen, Memory memory) {
        Optional<PostState> known = memory.post(postId(seen));
        if (known.isEmpty()) {
            return Optional.of(PostState.first(seen.version(), seen.url(), seen.nativeId(), seen.at()));
        }
        return task.origin().isAsked()
                ? Optional.of(known.get().asked(seen.version(), seen.at()))
                : known.get().seen(seen.version(), seen.at());
    }

    /** Fetches its pictures, and seals what must not travel. Not on the stream's thread. */
    CompletableFuture<Prepared> prepare(Seen seen, Duration delay) {
        return CompletableFuture.supplyAsync(() -> inBody(seen), workers)
                .thenCompose(body -> pictures.follow(seen.pictures(), delay)
                        .thenApplyAsync(followed -> prepared(seen, body, followed), workers));
    }

    private record Body(InlineMedia inline, boolean isMedia, List<Followed> media) {}

    // A page that is itself a picture never travels as a body, and one that matches is not written at all.
    private Body inBody(Seen seen) {
        Optional<Taken> itself = intake.takeDeclared(seen.body(), seen.mediaType());
        InlineMedia inline = itself.isPresent() ? NO_BODY : InlineMedia.takenOutOf(seen.body());
        List<Followed> media = Stream.concat(itself.stream(), taken(inline))
                .map(taken -> new Followed(new PictureLink(seen.url(), null), taken, null, seen.at()))
                .toList();
        return new Body(inline, itself.isPresent(), media);
    }

    // Pages repeat their placeholders.
    private Stream<Taken> taken(InlineMedia inline) {
        return inline.media().stream()
                .flatMap(bytes -> intake.take(bytes).stream())
                .distinct()
                .limit(MOST_INLINE_MEDIA);
    }

    private Prepared prepared(Seen seen, Body body, List<Followed> followed) {
        List<Followed> all = new ArrayList<>(body.media());
        all.addAll(followed);
        Content content = content(seen, body.isMedia() ? null : body.inline().body(), all);
        return new Prepared(seen, content, all, capture(seen, body, all));
    }

    // Nothing is kept of a page where a picture matched.
    private @Nullable String capture(Seen seen, Body body, List<Followed> media) {
        Fetched origin = seen.origin();
        boolean matched = media.stream().map(Followed::taken).anyMatch(PostWriter::matched);
        if (origin == null || body.isMedia() || matched) {
            return null;
        }
        boolean altered = !body.inline().media().isEmpty();
        return keeping.captures().seal(origin, body.inline().body(), altered).orElse(null);
    }

    private static boolean matched(@Nullable Taken taken) {
        return taken != null && taken.matchedHashId() != null;
    }

    /** @param body null for a page that is itself a picture */
    private Content content(Seen seen, byte @Nullable [] body, List<Followed> followed) {
        boolean inline = body != null && body.length <= INLINE_BYTES;
        return new Content(
                seen.title(),
                PageReading.notLaterThan(seen.at(), seen.publishedAt()),
                seen.authorPseudonym(),
                seen.mediaType(),
                inline ? ByteBuffer.wrap(body) : null,
                body == null || inline ? null : keeping.bodies().put(body),
                seen.body().length,
                seen.truncated(),
                followed.stream().map(PostWriter::note).toList());
    }

    private static MediaNote note(Followed followed) {
        Taken taken = followed.taken();
        return new MediaNote(
                taken == null ? null : taken.mediaId(),
                followed.link().url(),
                followed.link().alt(),
                followed.note());
    }

    /** Gives the revision out; nothing where it is known by now. */
    void write(Task task, Prepared prepared, Memory memory, Consumer<Finding> out) {
        Seen seen = prepared.seen();
        String postId = postId(seen);
        Before before = memory.post(postId)
                .map(known -> Before.of(known, seen.version()))
                .orElse(Before.NOTHING);
        next(task, seen, memory)
                .map(next -> next.withCapture(prepared.captureRef()))
                .ifPresent(state -> {
                    PostRevision post = new PostRevision(
                            postId,
                            state,
                            task,
                            seen.at(),
                            seen.httpStatus(),
                            prepared.content(),
                            seen.report(),
                            seen.threadId(),
                            before);
                    out.accept(post);
                    prepared.media().forEach(each -> sighting(post, each).ifPresent(out));
                    memory.posts().put(postId, state);
                    count(task, state, seen, memory);
                });
    }

    private static Optional<Finding> sighting(PostRevision post, Followed followed) {
        return Optional.ofNullable(followed.taken())
                .map(taken -> new MediaSighting(
                        taken.mediaId(),
                        followed.link().url(),
                        taken.mediaType(),
                        taken.bytes(),
                        taken.sealedRef(),
                        taken.matchedHashId(),
                        post,
                        followed.at()));
    }

    private static void count(Task task, PostState state, Seen seen, Memory memory) {
        switch (state.change()) {
            case NEW -> memory.ledger().fresh(task.sourceId(), seen.publishedAt(), seen.at());
            case EDITED -> memory.ledger().changed(task.sourceId());
            case DELETED -> memory.ledger().gone(task.sourceId());
        }
    }

    /** Does nothing where the post is not known, or known to be gone. */
    void delete(Task task, String postId, Instant at, int status, Memory memory, Consumer<Finding> out) {
        memory.post(postId).flatMap(known -> known.gone(at)).ifPresent(state -> {
            out.accept(PostRevision.deleted(postId, state, task, at, status));
            memory.posts().put(postId, state);
            memory.ledger().gone(task.sourceId());
        });
    }

    /** Notes that a post was met unchanged, so that its state is not forgotten. */
    void met(Seen seen, Memory memory) {
        met(postId(seen), seen.at(), memory);
    }

    /** @param postId null where the target never led to a post */
    void met(@Nullable String postId, Instant at, Memory memory) {
        if (postId != null) {
            memory.post(postId).flatMap(known -> known.metAgain(at)).ifPresent(state -> memory.posts()
                    .put(postId, state));
        }
    }
}
