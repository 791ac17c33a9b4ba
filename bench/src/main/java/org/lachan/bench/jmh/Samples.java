package org.lachan.bench.jmh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.lachan.avro.Audience;
import org.lachan.avro.ChildCue;
import org.lachan.avro.HeadScore;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.avro.SourceKind;
import org.lachan.bench.pipeline.SampleBodies;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;

/** Inputs of the benchmarks: as many different ones as keep branch predictors and caches honest. */
final class Samples {
    static final int COUNT = 64;
    static final String HTML = "text/html; charset=utf-8";
    static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    private Samples() {}

    static List<byte[]> bodies(Kind kind) {
        SampleBodies bodies = new SampleBodies();
        return IntStream.range(0, COUNT)
                .mapToObj(i -> kind == Kind.PAGE ? bodies.page(i) : bodies.social(i))
                .toList();
    }

    /** What extraction makes of the bodies. */
    static List<Extracted> texts(Kind kind) {
        TextExtractor extractor = new TextExtractor();
        return bodies(kind).stream()
                .map(body -> (Extracted) extractor.extract(body, HTML, null))
                .toList();
    }

    static String id(int number) {
        return Sha256.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    static Post post(int number, byte[] body) {
        return Post.newBuilder()
                .setPostId(id(number))
                .setRevision(1)
                .setChange(PostChange.NEW)
                .setTargetId(id(number))
                .setSourceId("bao-mau")
                .setSourceKind(SourceKind.PAGES)
                .setAudience(Audience.GENERAL)
                .setUrl("https://bao.example/bai/" + number)
                .setFetchedAt(AT)
                .setMediaType(HTML)
                .setBody(ByteBuffer.wrap(body))
                .setBodyBytes(body.length)
                .setContentSha256(Sha256.of(body))
                .setHttpStatus(200)
                .build();
    }

    static Score score(int number) {
        return Score.newBuilder()
                .setPostId(id(number))
                .setRevision(1)
                .setPart(Part.TEXT)
                .setOutcome(ScoreOutcome.SCORED)
                .setSourceId("bao-mau")
                .setSourceKind(SourceKind.PAGES)
                .setLanguage("vi")
                .setHeads(List.of(new HeadScore("toxic", .04)))
                .setCues(List.of(ChildCue.TEXT))
                .setRuleIds(List.of("cue.pupil"))
                .setCluster(id(number).substring(0, 32))
                .setTextLength(240)
                .setModelVersion("0123456789abcdef")
                .setPolicyVersion("0123456789abcdef")
                .setCodeVersion("0.1.0")
                .setFetchedAt(AT)
                .setScoredAt(AT)
                .build();
    }
}
