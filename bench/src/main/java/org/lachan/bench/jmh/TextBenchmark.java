package org.lachan.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lachan.classifier.text.ChildCues;
import org.lachan.classifier.text.Language;
import org.lachan.classifier.text.Languages;
import org.lachan.classifier.text.Normalised;
import org.lachan.classifier.text.Normaliser;
import org.lachan.classifier.text.Passages;
import org.lachan.classifier.text.PersonalInformation;
import org.lachan.classifier.text.Span;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;
import org.lachan.classifier.text.Words;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.Fingerprint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The stages of scoring a text, one by one, and {@code score}, which is most of them together. */
// JMH calls the set-up before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TextBenchmark {
    @Param
    public Kind kind;

    private final TextScorer scorer = TextScorer.shipped();
    private final ChildCues cues = ChildCues.shipped();
    private List<Extracted> texts;
    private List<Normalised> normalised;
    private List<Words> words;
    private int next;

    @Setup
    public void makeTexts() {
        texts = Samples.texts(kind);
        normalised =
                texts.stream().map(text -> Normaliser.normalise(text.text())).toList();
        words = normalised.stream().map(Words::of).toList();
    }

    /** Tells repeats. */
    @Benchmark
    public String fingerprint() {
        return Fingerprint.of(texts.get(turn()).text());
    }

    @Benchmark
    public Normalised normalise() {
        return Normaliser.normalise(texts.get(turn()).text());
    }

    @Benchmark
    public Words splitWords() {
        return Words.of(normalised.get(turn()));
    }

    @Benchmark
    public Language tellLanguage() {
        return Languages.of(words.get(turn()));
    }

    @Benchmark
    public List<Span> findChildCues() {
        int turn = turn();
        return cues.find(texts.get(turn).text(), words.get(turn), Language.VI);
    }

    @Benchmark
    public List<Span> findPersonalInformation() {
        return PersonalInformation.find(normalised.get(turn()));
    }

    @Benchmark
    public List<Passages.Passage> cutPassages() {
        return Passages.of(texts.get(turn()).text());
    }

    @Benchmark
    public TextScore score() {
        Extracted text = texts.get(turn());
        return scorer.score(text.title(), text.text());
    }

    /** For what is flagged only. */
    @Benchmark
    public List<Span> explain() {
        Extracted text = texts.get(turn());
        return scorer.reasons(text.title(), text.text());
    }

    private int turn() {
        return next++ % Samples.COUNT;
    }
}
