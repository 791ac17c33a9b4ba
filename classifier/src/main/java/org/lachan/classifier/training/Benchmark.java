package org.lachan.classifier.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a model is trained on. */
public enum Benchmark {
    /** The model that comes with this program: only sources whose licence allows it. */
    SHIPPED(List.of(
            Source.vietnamese("vihos.spans"),
            Source.vietnamese("safesense"),
            Source.english("edos", 6_000, 3_000),
            Source.english("davidson", Source.ALL, 6_000),
            Source.english("hatexplain", Source.ALL, 7_500),
            Source.english("hatemoji", Source.ALL, Source.ALL),
            Source.discussions("jigsaw", 4))),
    /** For comparison with published figures only: ViHSD's licence allows research. */
    VIHSD(List.of(Source.vietnamese("vihsd.train")));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, only its type does not say so.
    private final List<Source> sources;

    Benchmark(List<Source> sources) {
        this.sources = sources;
    }

    /** @param name {@code shipped} or {@code vihsd} */
    public static Benchmark of(String name) {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark '" + name + "'; there are "
                        + Arrays.stream(values()).map(Benchmark::id).toList()));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Source> sources() {
        return sources;
    }
}
