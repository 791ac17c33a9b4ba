package org.lachan.classifier.posts;

import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.lachan.classifier.posts.Reading.Legible;
import org.lachan.classifier.posts.Reading.Repeated;

/** The same post with the same text is a repeat. The same text under another id is not: it is its own removal target. */
// Kafka Streams calls init before anything else.
@SuppressWarnings("NullAway.Init")
public final class MarkRepeats implements FixedKeyProcessor<String, Reading, Reading> {
    private FixedKeyProcessorContext<String, Reading> context;
    private SeenPosts seen;

    @Override
    public void init(FixedKeyProcessorContext<String, Reading> newContext) {
        context = newContext;
        seen = new SeenPosts(newContext);
    }

    @Override
    public void process(FixedKeyRecord<String, Reading> record) {
        context.forward(record.withValue(marked(record.key(), record.value())));
    }

    private Reading marked(String postId, Reading reading) {
        return reading instanceof Legible text && !Told.isAsked(text.post()) && isRepeat(postId, text)
                ? new Repeated(text.post(), text.cluster())
                : reading;
    }

    private boolean isRepeat(String postId, Legible text) {
        return seen.find(postId)
                .map(last -> text.cluster().equals(last.cluster()))
                .orElse(false);
    }
}
