package org.lachan.launcher.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.text.Span;
import org.lachan.classifier.text.TextScore;
import org.lachan.classifier.text.TextScorer;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "score",
        description = {
            "Scores texts: JSON lines with text and, if there are, title and id come on stdin, one line for each goes out.",
            "Offsets count code points of the text; where there is a title, of the title, two line feeds and the text.",
            "A line that cannot be read gets an error, the rest go on."
        })
final class ScoreCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonLines out;
    private final InputStream in;

    @Option(
            names = "--model",
            defaultValue = Models.SHIPPED,
            paramLabel = "FILE",
            description = "A model's file or folder; shipped, the default, is the one inside.")
    private Path model = Path.of(Models.SHIPPED);

    ScoreCommand(InputStream in, JsonLines out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        TextScorer scorer = Models.open(model);
        boolean all = true;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            Map<String, Object> line = line(scorer, number, text);
            out.print(line);
            all &= !line.containsKey("error");
        }
        return (all ? ExitCode.OK : ExitCode.PARTIAL).code();
    }

    private static Map<String, Object> line(TextScorer scorer, int number, String json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", number);
        try {
            JsonNode post = MAPPER.readTree(json);
            JsonNode text = post.get("text");
            if (text == null || !text.isString()) {
                line.put("error", "no text");
                return line;
            }
            if (post.has("id")) {
                line.put("id", post.get("id"));
            }
            JsonNode title = post.get("title");
            fill(line, scorer, title != null && title.isString() ? title.stringValue() : null, text.stringValue());
        } catch (JacksonException e) {
            line.put("error", "no JSON object");
        }
        return line;
    }

    private static void fill(Map<String, Object> line, TextScorer scorer, @Nullable String title, String text) {
        TextScore score = scorer.score(title, text);
        line.put("language", score.language().code());
        line.put(TextScorer.HEAD, score.toxic());
        line.put("labels", score.labels());
        line.put("childCue", score.hasChildCue());
        line.put("rules", score.ruleIds());
        line.put("spans", spans(scorer, title, text, score));
        line.put("pii", score.personal().stream().map(ScoreCommand::span).toList());
        line.put("truncated", score.truncated());
        line.put("model", scorer.modelVersion());
    }

    private static List<Map<String, Object>> spans(
            TextScorer scorer, @Nullable String title, String text, TextScore score) {
        return Stream.concat(
                        scorer.reasons(title, text).stream(),
                        score.childCues().stream()
                                .map(cue -> new Span(cue.start(), cue.end(), "cue." + cue.name(), cue.weight())))
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                .map(ScoreCommand::span)
                .toList();
    }

    private static Map<String, Object> span(Span span) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("start", span.start());
        line.put("end", span.end());
        line.put("name", span.name());
        line.put("weight", span.weight());
        return line;
    }
}
