package org.lachan.launcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lachan.classifier.text.TextScorer;
import org.lachan.classifier.training.Benchmark;
import org.lachan.classifier.training.Evaluation;
import org.lachan.classifier.training.EvaluationResult;
import org.lachan.classifier.training.Trainer;
import org.lachan.classifier.training.TrainingResult;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "model", description = "Trains and measures the text model.", synopsisSubcommandLabel = "COMMAND")
final class ModelCommand {
    private final Speech speech;
    private final JsonLines out;

    ModelCommand(Speech speech, JsonLines out) {
        this.speech = speech;
        this.out = out;
    }

    @Command(name = "train", description = "Trains a model from public data sets.")
    int train(
            @Option(
                            names = "--benchmark",
                            defaultValue = "shipped",
                            paramLabel = "NAME",
                            description = "Which data: shipped, the default, or vihsd.")
                    String benchmark,
            @Option(
                            names = "--data",
                            required = true,
                            paramLabel = "DIR",
                            descriptionKey = "train.data",
                            description = "Folder of the data sets: the one that has text/.")
                    Path dataSets,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            descriptionKey = "train.out",
                            description = "Where the model goes.")
                    Path folder) {
        TrainingResult result = trained(named(benchmark), dataSets, folder);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("benchmark", result.benchmark());
        line.put("file", result.file().toString());
        line.put("version", result.version());
        line.put("rows", result.rows());
        line.put("documents", result.documents());
        line.put("features", result.features());
        line.put("bytes", result.bytes());
        line.put("seconds", result.seconds());
        out.print(line);
        return ExitCode.OK.code();
    }

    @Command(name = "evaluate", description = "Measures a model on labelled texts: JSON lines with text and toxic.")
    int evaluate(
            @Option(
                            names = "--model",
                            defaultValue = Models.SHIPPED,
                            paramLabel = "FILE",
                            description = "A model's file or folder; shipped, the default, is the one inside.")
                    Path model,
            @Option(
                            names = "--data",
                            required = true,
                            paramLabel = "FILE",
                            descriptionKey = "evaluate.data",
                            description = "Labelled texts, gzipped or not.")
                    Path file) {
        TextScorer scorer = Models.open(model);
        try {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", file.toString());
            fill(line, Evaluation.evaluate(scorer, file, TextScorer.HEAD));
            out.print(line);
            return ExitCode.OK.code();
        } catch (IOException e) {
            throw Unreadable.file(file, e);
        }
    }

    @Command(name = "card", description = "Prints the shipped model's card: data, licences, figures, limits.")
    int card() throws IOException {
        try (InputStream card = ModelCommand.class.getResourceAsStream("model-card.md")) {
            if (card == null) {
                throw new LaunchFailure(
                        ExitCode.FAILED, "This build holds no model card.", "Bản dựng này không có thẻ mô hình.");
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("model", TextScorer.shipped().modelVersion());
            line.put("card", new String(card.readAllBytes(), StandardCharsets.UTF_8));
            out.print(line);
            return ExitCode.OK.code();
        }
    }

    private TrainingResult trained(Benchmark benchmark, Path dataSets, Path folder) {
        try {
            return Trainer.train(benchmark, dataSets, folder, progress -> speech.say(progress, progress));
        } catch (NoSuchFileException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The data set " + e.getFile() + " is missing: --data names the folder that has text/ with the"
                            + " benchmark's .jsonl.gz files.",
                    "Thiếu bộ dữ liệu " + e.getFile() + ": --data là thư mục có text/ chứa các tệp .jsonl.gz cần dùng.",
                    e);
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The model cannot be trained from " + dataSets + " into " + folder + ": " + e,
                    "Không huấn luyện được mô hình từ " + dataSets + " vào " + folder + ": " + e,
                    e);
        }
    }

    private static Benchmark named(String name) {
        try {
            return Benchmark.of(name);
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no benchmark " + name + ": " + e.getMessage(),
                    "Không có bộ dữ liệu " + name + ": " + e.getMessage(),
                    e);
        }
    }

    private static void fill(Map<String, Object> line, EvaluationResult result) {
        line.put("model", result.model());
        line.put("head", result.head());
        line.put("rows", result.rows());
        line.put("accuracy", result.accuracy());
        line.put("macroF1", result.macroF1());
        line.put("perClassF1", result.perClassF1());
        line.put("auc", result.auc());
        line.put("ece", result.ece());
        line.put("ci95", result.ci95());
        line.put("aucCi95", result.aucCi95());
        line.put("flagged", result.flagged());
        line.put("postsPerSecond", result.postsPerSecond());
    }
}
