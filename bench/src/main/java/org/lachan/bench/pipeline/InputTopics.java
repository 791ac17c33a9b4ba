package org.lachan.bench.pipeline;

import org.lachan.schemas.Topics;

/** Where posts and references to their pictures go: those of the system, or copies of them for the pass-through. */
record InputTopics(String posts, String mediaRefs) {
    static final InputTopics OURS = new InputTopics(Topics.POSTS.name(), Topics.MEDIA_REFS.name());
    static final InputTopics PASS_THROUGH = new InputTopics("bench.posts", "bench.media.refs");
}
