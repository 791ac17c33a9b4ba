package org.lachan.ingest.findings;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.content.text.Cut;
import org.lachan.ingest.revisions.PostState;
import org.lachan.ingest.revisions.Version;
import org.lachan.ingest.tasks.Task;

/**
 * A revision of a post, as it goes out.
 *
 * @param task what led to it
 * @param content null for a deletion
 * @param report null where it is not a report
 * @param threadId post id of what it stands below; null for what stands alone
 */
public record PostRevision(
        String postId,
        PostState state,
        Task task,
        Instant fetchedAt,
        int httpStatus,
        @Nullable Content content,
        @Nullable ReportFields report,
        @Nullable String threadId,
        Before before)
        implements Finding {

    /**
     * The revision that an edit replaces.
     *
     * @param changed names of the parts that are different now
     */
    public record Before(
            List<String> changed,
            @Nullable String captureRef,
            @Nullable String sha256) {
        /** For what is new. */
        public static final Before NOTHING = new Before(List.of(), null, null);

        public Before {
            changed = List.copyOf(changed);
        }

        public static Before of(PostState known, Version now) {
            return new Before(now.changedSince(known.version()), known.captureRef(), known.sha256());
        }
    }

    /**
     * What was found.
     *
     * @param title cut to 500 characters: a record has a limit
     * @param body null where it is sealed or must not be written
     * @param bodyRef into the sealed bodies
     * @param bytes fetched
     */
    public record Content(
            @Nullable String title,
            @Nullable Instant publishedAt,
            @Nullable String authorPseudonym,
            String mediaType,
            @Nullable ByteBuffer body,
            @Nullable String bodyRef,
            long bytes,
            boolean truncated,
            List<MediaNote> media) {

        private static final int LONGEST_TITLE = 500;

        public Content {
            title = title == null ? null : Cut.to(LONGEST_TITLE, title);
            media = List.copyOf(media);
        }
    }

    /** A picture of the post; a {@code mediaId}, or a note why there is none. */
    public record MediaNote(
            @Nullable String mediaId,
            String url,
            @Nullable String alt,
            @Nullable String note) {
        private static final int LONGEST_ALT = 500;

        public MediaNote {
            alt = alt == null ? null : Cut.to(LONGEST_ALT, alt);
        }
    }

    /** What a hotline said beside its text. */
    public record ReportFields(
            String reference,
            @Nullable String group,
            @Nullable String reportedUrl) {}

    public static PostRevision deleted(String postId, PostState state, Task task, Instant at, int httpStatus) {
        return new PostRevision(
                postId, state, task, at, httpStatus, null, null, null, Before.of(state, state.version()));
    }
}
