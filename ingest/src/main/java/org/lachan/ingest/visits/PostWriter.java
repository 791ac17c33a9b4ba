package org.lachan.ingest.visits;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.MediaSighting;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.findings.PostRevision.Content;
import org.lachan.ingest.findings.PostRevision.MediaNote;
import org.lachan.ingest.media.InlineMedia;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.media.MediaIntake.Taken;
import org.lachan.ingest.media.Pictures;
import org.lachan.ingest.media.Pictures.Followed;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.revisions.Change;
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
    private final Pictures pictures;
    private final SealedStore bodies;
    private final Tally tally;

    PostWriter(Identities identities, MediaIntake intake, Pictures pictures, SealedStore bodies, Tally tally) {
        this.identities = identities;
        this.intake = intake;
        this.pictures = pictures;
        this.bodies = bodies;
        this.tally = tally;
    }

    /** @return the post's id */
    String write(Task task, Seen seen, Duration delay, Memory memory, Consumer<Finding> out) {
        String postId = identities.postId(seen.url(), seen.nativeId());
        String sha256 = MediaIntake.sha256(seen.body());
        Optional<PostState> known = memory.post(postId);
        Optional<PostState> next = known.isPresent()
                ? next(known.get(), task, sha256)
                : Optional.of(PostState.first(sha256, seen.url(), seen.nativeId()));
        next.ifPresent(state -> {
            send(postId, state, task, seen, delay, out);
            memory.posts().put(postId, state);
            count(task, state.change());
        });
        return postId;
    }

    private static Optional<PostState> next(PostState known, Task task, String sha256) {
        return task.origin().isAsked() ? Optional.of(known.asked(sha256)) : known.seen(sha256);
    }

    /** Does nothing where the post is not known, or known to be gone. */
    void delete(Task task, String postId, Instant at, int status, Memory memory, Consumer<Finding> out) {
        memory.post(postId).flatMap(PostState::gone).ifPresent(state -> {
            out.accept(PostRevision.deleted(postId, state, task, at, status));
            memory.posts().put(postId, state);
            count(task, Change.DELETED);
        });
    }

    private void send(String postId, PostState state, Task task, Seen seen, Duration delay, Consumer<Finding> out) {
        // A page that is itself a picture never travels as a body, and one that matches is not written at all.
        Optional<Taken> itself = intake.takeDeclared(seen.body(), seen.mediaType());
        InlineMedia inline = itself.isPresent() ? NO_BODY : InlineMedia.takenOutOf(seen.body());
        List<Followed> followed = new ArrayList<>();
        Stream.concat(itself.stream(), taken(inline))
                .forEach(
                        taken -> followed.add(new Followed(new PictureLink(seen.url(), null), taken, null, seen.at())));
        followed.addAll(pictures.follow(seen.pictures(), delay));
        Content content = content(seen, itself.isPresent() ? null : inline.body(), followed);
        PostRevision post = new PostRevision(postId, state, task, seen.at(), seen.httpStatus(), content, seen.report());
        out.accept(post);
        followed.forEach(each -> sighting(post, each).ifPresent(out));
    }

    // Pages repeat their placeholders.
    private Stream<Taken> taken(InlineMedia inline) {
        return inline.media().stream()
                .flatMap(bytes -> intake.take(bytes).stream())
                .distinct()
                .limit(MOST_INLINE_MEDIA);
    }

    /** @param body null for a page that is itself a picture */
    private Content content(Seen seen, byte @Nullable [] body, List<Followed> followed) {
        boolean inline = body != null && body.length <= INLINE_BYTES;
        return new Content(
                seen.title(),
                seen.publishedAt(),
                seen.authorPseudonym(),
                seen.mediaType(),
                inline ? ByteBuffer.wrap(body) : null,
                body == null || inline ? null : bodies.put(body),
                seen.body().length,
                seen.truncated(),
                followed.stream().map(PostWriter::note).toList());
    }

    private static MediaNote note(Followed followed) {
        return new MediaNote(
                id(followed.taken()), followed.link().url(), followed.link().alt(), followed.note());
    }

    private static @Nullable String id(@Nullable Taken taken) {
        return taken == null ? null : taken.mediaId();
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

    private void count(Task task, Change change) {
        Tally.Counts counts = tally.of(task.sourceId());
        switch (change) {
            case NEW -> counts.fresh.incrementAndGet();
            case EDITED -> counts.changed.incrementAndGet();
            case DELETED -> counts.gone.incrementAndGet();
        }
    }
}
