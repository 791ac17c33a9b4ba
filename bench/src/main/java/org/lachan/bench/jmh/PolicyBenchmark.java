package org.lachan.bench.jmh;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.rules.Decision;
import org.lachan.classifier.rules.Head;
import org.lachan.classifier.rules.Inputs;
import org.lachan.classifier.rules.Origin;
import org.lachan.classifier.rules.Rules;
import org.lachan.classifier.text.Language;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The policy's decision on a score. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyBenchmark {
    private final Rules rules = Policies.read(Policies.shipped(), "policy.yaml");
    private final Inputs calm = inputs(.04);
    private final Inputs harmful = inputs(.99);

    @Benchmark
    public Decision decide() {
        return rules.decide(calm);
    }

    @Benchmark
    public Decision decideToFlag() {
        return rules.decide(harmful);
    }

    private static Inputs inputs(double toxic) {
        return new Inputs(Language.VI, Origin.PAGES, Map.of(Head.TOXIC, toxic), Set.of(Cue.TEXT));
    }
}
