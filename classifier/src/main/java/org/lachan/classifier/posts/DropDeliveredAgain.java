package org.lachan.classifier.posts;

import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Post;
import org.lachan.classifier.steps.PoisonRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each revision of a post through once: ingest delivers at least once, and revisions only ever grow. What is not
 * a keyed post at all is poison.
 */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
public final class DropDeliveredAgain implements FixedKeyProcessor<String, Post, Post> {
    private static final Logger LOG = LoggerFactory.getLogger(DropDeliveredAgain.class);

    private FixedKeyProcessorContext<String, Post> context;
    private SeenPosts seen;

    @Override
    public void init(FixedKeyProcessorContext<String, Post> newContext) {
        context = newContext;
        seen = new SeenPosts(newContext);
    }

    @Override
    public void process(FixedKeyRecord<String, Post> record) {
        check(record.key(), record.value());
        Post post = record.value();
        if (isNew(post)) {
            // The fetch time, not the time of writing: retention and windows count from it.
            context.forward(record.withTimestamp(post.getFetchedAt().toEpochMilli()));
        } else {
            LOG.info("event=delivered-again post={} revision={}", post.getPostId(), post.getRevision());
        }
    }

    private static void check(@Nullable String key, @Nullable Post post) {
        if (key == null) {
            throw new PoisonRecord("a post without a key");
        }
        if (post == null) {
            throw new PoisonRecord("a post without a value");
        }
        if (!key.equals(post.getPostId())) {
            throw new PoisonRecord("a post whose key is not its id");
        }
    }

    private boolean isNew(Post post) {
        return seen.find(post.getPostId())
                .map(last -> post.getRevision() > last.revision())
                .orElse(true);
    }
}
