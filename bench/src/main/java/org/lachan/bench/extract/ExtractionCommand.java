package org.lachan.bench.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.lachan.bench.extract.SavedPages.SavedPage;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.TextExtractor;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lachan bench extract}. */
@Command(
        name = "extract",
        description = {
            "How well article bodies are found in saved pages, by runs of four words, and how fast on one thread.",
            "Keys: pages, f1, precision, recall, ci95, splitHalfF1, pagesPerSecond, pagesPerCpuSecond."
        })
public final class ExtractionCommand implements Callable<Integer> {
    private static final double PLACES = 1e4;

    private final JsonLines out;
    private final TextExtractor extractor = new TextExtractor();

    @Option(
            names = "--articles",
            required = true,
            paramLabel = "DIR",
            descriptionKey = "extract.articles",
            description = "Folder with ground-truth.json and the folder html of gzipped pages.")
    private Path articles = Path.of("");

    @Option(names = "--pages", description = "A line for each page first, the worst before the others.")
    private boolean each;

    public ExtractionCommand(JsonLines out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        List<SavedPage> pages = SavedPages.read(articles);
        List<PageScore> scores = pages.stream()
                .map(page -> PageScore.of(page.id(), text(page), page.truth()))
                .toList();
        if (each) {
            List<PageScore> worstFirst = new ArrayList<>(scores);
            worstFirst.sort((one, other) -> Double.compare(one.f1(), other.f1()));
            worstFirst.forEach(score -> out.print(line(score)));
        }
        out.print(line(scores, Speed.of(pages, this::text)));
        return ExitCode.OK.code();
    }

    private String text(SavedPage page) {
        Extraction extraction = extractor.extract(page.html(), "text/html", null);
        return extraction instanceof Extraction.Extracted extracted ? extracted.text() : "";
    }

    private static Map<String, Object> line(PageScore score) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("page", score.id());
        line.put("f1", rounded(score.f1()));
        line.put("precision", rounded(score.precision()));
        line.put("recall", rounded(score.recall()));
        line.put("found", score.found());
        line.put("expected", score.expected());
        return line;
    }

    private static Map<String, Object> line(List<PageScore> scores, Speed speed) {
        Quality quality = Quality.of(scores);
        Quality.Interval interval = Quality.interval(scores);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("pages", scores.size());
        line.put("f1", rounded(quality.f1()));
        line.put("precision", rounded(quality.precision()));
        line.put("recall", rounded(quality.recall()));
        line.put("ci95", List.of(rounded(interval.low()), rounded(interval.high())));
        line.put("splitHalfF1", List.of(half(scores, 0), half(scores, 1)));
        line.put("pagesPerSecond", Math.round(speed.perSecond()));
        line.put("pagesPerCpuSecond", Math.round(speed.perCpuSecond()));
        return line;
    }

    private static double half(List<PageScore> scores, int which) {
        List<PageScore> half = IntStream.range(0, scores.size())
                .filter(i -> i % 2 == which)
                .mapToObj(scores::get)
                .toList();
        return rounded(Quality.of(half).f1());
    }

    private static double rounded(double value) {
        return Math.round(value * PLACES) / PLACES;
    }
}
