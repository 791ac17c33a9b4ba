package org.lachan.classifier.posts;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.classifier.posts.Reading.Deleted;
import org.lachan.classifier.posts.Reading.Legible;
import org.lachan.classifier.posts.Reading.Unreadable;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.content.sealed.DamagedSeal;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;

/**
 * Finds a post's body, in the record or in the sealed store, and takes its text: within the time limit, and with a note
 * on disk that it is being read, where a body can hang or end the process.
 */
public final class BodyReader {

    /** How text is taken from bytes, their declared media type and the known title. */
    interface Extractor {
        Extraction extract(byte[] body, String mediaType, @Nullable String title);
    }

    /** Whether extraction of these bytes of that media type can do no harm; another thread and a file would cost more. */
    interface Light {
        boolean test(byte[] body, String mediaType);
    }

    private final SealedStore bodies;
    private final Extractor extractor;
    private final Light light;
    private final TimeLimit limit;
    private final Attempts attempts;

    public BodyReader(SealedStore bodies, TextExtractor extractor, TimeLimit limit, Attempts attempts) {
        this(bodies, extractor::extract, extractor::isLight, limit, attempts);
    }

    BodyReader(SealedStore bodies, Extractor extractor, Light light, TimeLimit limit, Attempts attempts) {
        this.bodies = bodies;
        this.extractor = extractor;
        this.light = light;
        this.limit = limit;
        this.attempts = attempts;
    }

    public Reading read(Post post) {
        if (post.getChange() == PostChange.DELETED) {
            return new Deleted(post);
        }
        try {
            return body(post)
                    .map(body -> read(post, body))
                    .orElseGet(() -> new Unreadable(post, "There is no body, or it expired before it was read"));
        } catch (DamagedSeal e) {
            return new Unreadable(post, "The sealed body does not open");
        }
    }

    private Optional<byte[]> body(Post post) {
        ByteBuffer inline = post.getBody();
        if (inline != null) {
            byte[] bytes = new byte[inline.remaining()];
            inline.duplicate().get(bytes);
            return Optional.of(bytes);
        }
        return Optional.ofNullable(post.getBodyRef()).flatMap(bodies::get);
    }

    private Reading read(Post post, byte[] body) {
        Extraction extraction =
                light.test(body, post.getMediaType()) ? extract(post, body) : extractGuarded(post, body);
        if (extraction instanceof Extracted text) {
            return Legible.of(post, text.title(), text.text(), text.truncated() || post.getBodyTruncated());
        }
        return new Unreadable(post, ((Extraction.Unreadable) extraction).reason());
    }

    private Extraction extractGuarded(Post post, byte[] body) {
        attempts.begin(post);
        Extraction extraction = extractWithin(post, body);
        attempts.end(post);
        return extraction;
    }

    private Extraction extractWithin(Post post, byte[] body) {
        try {
            return limit.run(
                    () -> extract(post, body),
                    reason -> new Extraction.Unreadable("Extraction of " + post.getMediaType() + " " + reason));
        } catch (RuntimeException e) {
            // The process lives: that is no death to count.
            attempts.end(post);
            throw e;
        }
    }

    private Extraction extract(Post post, byte[] body) {
        return extractor.extract(body, post.getMediaType(), post.getTitle());
    }
}
