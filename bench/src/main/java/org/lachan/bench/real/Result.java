package org.lachan.bench.real;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lachan.avro.Candidate;
import org.lachan.avro.Flag;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.content.sources.DeclaredAudience;

/**
 * What came of a run.
 *
 * @param flags the raised ones
 * @param cases opened in the database
 * @param starting until the engines and roles were ready
 * @param took from the first request to the last text score that was committed
 */
record Result(Served served, Made made, List<Located> flags, long cases, Duration starting, Duration took) {
    private static final double MILLIS = 1000;

    /** What there was to read. */
    record Served(DeclaredAudience audience, int pages, int comments) {
        int posts() {
            return pages + comments;
        }
    }

    /** A flag and the input that it is about. */
    record Located(Flag flag, Origin origin) {}

    /** Inputs that never became a post. */
    int missing() {
        return served.posts() - made.posts();
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("audience", served.audience().name());
        line.put("pages", served.pages());
        line.put("comments", served.comments());
        line.put("posts", made.posts());
        line.put("missing", missing());
        line.put("outcomes", counts(made.scores().stream().map(Score::getOutcome)));
        line.put("repeats", outcome(ScoreOutcome.REPEAT));
        line.put("sameText", sameText());
        line.put("scoredAgain", made.scoredAgain());
        line.put("languages", counts(made.scores().stream().map(Score::getLanguage)));
        line.put("cued", counts(made.scores().stream().flatMap(score -> score.getCues().stream())));
        line.put("media", made.media());
        line.put("deadLetters", made.deadLetters());
        line.put("flags", flags.size());
        line.put("flaggedPosts", made.flaggedPosts());
        line.put("cases", cases);
        line.put(
                "falseAlarms",
                flags.stream().filter(flag -> flag.origin().isCalm()).count());
        line.put("byInput", counts(flags.stream().map(flag -> flag.origin().group())));
        line.put("byCode", each(flag -> flag.getCandidates().stream().map(Candidate::getCode)));
        line.put("byHead", each(flag -> flag.getCandidates().stream().map(Candidate::getHead)));
        line.put("byPart", each(flag -> Stream.of(flag.getPart())));
        line.put("byCue", each(flag -> flag.getCues().stream()));
        line.put("bySourceKind", each(flag -> Stream.of(flag.getSourceKind())));
        line.put("startSeconds", seconds(starting));
        line.put("seconds", seconds(took));
        line.put("postsPerSecond", perSecond());
        return line;
    }

    // A flag counts once for each of its codes, so that these can add up to more than there are flags.
    private Map<String, Long> each(Function<Flag, Stream<?>> properties) {
        return counts(flags.stream()
                .flatMap(located -> properties.apply(located.flag()).distinct()));
    }

    private static Map<String, Long> counts(Stream<?> names) {
        return names.collect(Collectors.groupingBy(Object::toString, TreeMap::new, Collectors.counting()));
    }

    private long outcome(ScoreOutcome outcome) {
        return made.scores().stream()
                .filter(score -> score.getOutcome() == outcome)
                .count();
    }

    /** Posts whose text an earlier one had. */
    private long sameText() {
        Collection<String> clusters = made.scores().stream()
                .flatMap(score -> Optional.ofNullable(score.getCluster()).stream())
                .toList();
        return clusters.size() - clusters.stream().distinct().count();
    }

    private double perSecond() {
        return took.isZero() ? 0 : Math.round(made.posts() * MILLIS * 10 / took.toMillis()) / 10.0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
