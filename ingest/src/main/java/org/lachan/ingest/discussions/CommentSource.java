package org.lachan.ingest.discussions;

import java.util.concurrent.CompletableFuture;

/** Pages of the comments below a post. */
@FunctionalInterface
public interface CommentSource {

    /**
     * @param parentId native id of the post
     * @param so what is known: its page is the one to read, the first where that is null
     */
    CompletableFuture<CommentPage> page(String parentId, Discussion so);
}
