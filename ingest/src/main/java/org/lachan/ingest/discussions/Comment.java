package org.lachan.ingest.discussions;

import java.util.List;
import org.lachan.ingest.readers.NativePost;

/**
 * A comment that stands directly below a post.
 *
 * @param replies those that were read, not always all
 * @param replyCount how many there are
 */
public record Comment(NativePost post, List<NativePost> replies, int replyCount) {
    public Comment {
        replies = List.copyOf(replies);
    }
}
