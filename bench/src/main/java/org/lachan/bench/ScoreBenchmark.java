package org.lachan.bench;

import java.util.concurrent.TimeUnit;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole text path of one post: normalise, tell the language, score, find child cues. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoreBenchmark {
    private static final String SENTENCE = "Sáng nay các bạn học sinh lớp 6 cùng nhau dọn vườn trường và đọc sách. ";

    /** Sentences in the post: a comment, and an article. */
    @Param({"1", "60"})
    public int sentences;

    private final TextScorer scorer = TextScorer.shipped();

    @Benchmark
    public TextScore score() {
        return scorer.score(null, SENTENCE.repeat(sentences));
    }
}
