package org.lachan.bench.real;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lachan.avro.Candidate;
import org.lachan.avro.ChildCue;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HarmCode;
import org.lachan.avro.HeadScore;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.Reason;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.avro.SourceKind;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** What the pipeline writes to its topics about the first revision of a post. */
final class Entries {
    static final AvroSerdes SERDES = new AvroSerdes(OurSchemas.asStore());
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private Entries() {}

    static ConsumerRecord<String, byte[]> post(String id) {
        return entry(
                Topics.POSTS,
                Post.newBuilder()
                        .setPostId(id)
                        .setRevision(1)
                        .setChange(PostChange.NEW)
                        .setTargetId("t")
                        .setSourceId("real-comments-1")
                        .setSourceKind(SourceKind.MASTODON)
                        .setUrl("http://127.0.0.1:9/" + id)
                        .setFetchedAt(NOW)
                        .setMediaType("text/html")
                        .build());
    }

    static ConsumerRecord<String, byte[]> score(String id, boolean flagged) {
        return entry(
                Topics.SCORES,
                Score.newBuilder()
                        .setPostId(id)
                        .setRevision(1)
                        .setPart(Part.TEXT)
                        .setOutcome(ScoreOutcome.SCORED)
                        .setSourceId("real-comments-1")
                        .setSourceKind(SourceKind.MASTODON)
                        .setLanguage("vi")
                        .setRuleIds(List.of("cue.word.child"))
                        .setFlagged(flagged)
                        .setModelVersion("m")
                        .setPolicyVersion("p")
                        .setCodeVersion("c")
                        .setFetchedAt(NOW)
                        .setScoredAt(NOW)
                        .build());
    }

    /** @param textRef of its sealed text, in which code points 2 to 5 carried the score */
    static ConsumerRecord<String, byte[]> flag(String id, FlagState state, String textRef) {
        return entry(
                Topics.FLAGS,
                Flag.newBuilder()
                        .setPostId(id)
                        .setRevision(1)
                        .setPart(Part.TEXT)
                        .setState(state)
                        .setSourceId("real-comments-1")
                        .setSourceKind(SourceKind.MASTODON)
                        .setUrl("http://127.0.0.1:9/" + id)
                        .setLanguage("vi")
                        .setCandidates(List.of(new Candidate(HarmCode.BULLY, "toxic", 0.9, 0.88)))
                        .setHeads(List.of(new HeadScore("toxic", 0.9)))
                        .setCues(List.of(ChildCue.TEXT))
                        .setReasons(List.of(new Reason(2, 6, "head:toxic", 0.5)))
                        .setTextRef(textRef)
                        .setModelVersion("m")
                        .setPolicyVersion("p")
                        .setFetchedAt(NOW)
                        .setFlaggedAt(NOW)
                        .build());
    }

    static ConsumerRecord<String, byte[]> unreadable(Topic<?> topic) {
        return new ConsumerRecord<>(topic.name(), 0, 0, "k", "no record".getBytes(StandardCharsets.UTF_8));
    }

    private static <T extends SpecificRecord> ConsumerRecord<String, byte[]> entry(Topic<T> topic, T value) {
        byte[] bytes = SERDES.serializer(topic.type()).serialize(topic.name(), value);
        return new ConsumerRecord<>(topic.name(), 0, 0, "k", bytes);
    }
}
