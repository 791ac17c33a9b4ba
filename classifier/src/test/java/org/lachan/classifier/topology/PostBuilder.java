package org.lachan.classifier.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.lachan.avro.Audience;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;

/** Posts for tests: says only what matters. */
final class PostBuilder {
    static final Instant FETCHED = Instant.parse("2026-11-20T08:00:00Z");

    private final Post.Builder post;

    private PostBuilder(String postId, int revision) {
        post = Post.newBuilder()
                .setPostId(postId)
                .setRevision(revision)
                .setChange(revision == 1 ? PostChange.NEW : PostChange.EDITED)
                .setTargetId("target-" + postId)
                .setSourceId("bao-mau")
                .setSourceKind(SourceKind.FEED)
                .setUrl("https://bao.example/" + postId)
                .setFetchedAt(FETCHED)
                .setMediaType("text/plain; charset=utf-8")
                .setContentSha256("c0ffee")
                .setCaptureRef("capture-" + postId + "-" + revision);
    }

    static PostBuilder post(String postId, int revision) {
        return new PostBuilder(postId, revision);
    }

    PostBuilder text(String text) {
        post.setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    PostBuilder title(String title) {
        post.setTitle(title);
        return this;
    }

    PostBuilder sealed(String bodyRef) {
        post.setBodyRef(bodyRef);
        return this;
    }

    PostBuilder kind(SourceKind kind) {
        post.setSourceKind(kind);
        return this;
    }

    PostBuilder audience(Audience audience) {
        post.setAudience(audience);
        return this;
    }

    PostBuilder bytes(byte[] body, String mediaType) {
        post.setBody(ByteBuffer.wrap(body)).setMediaType(mediaType);
        return this;
    }

    Post deleted() {
        return post.setChange(PostChange.DELETED).setContentSha256(null).build();
    }

    Post build() {
        return post.build();
    }
}
