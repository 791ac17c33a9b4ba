package org.lachan.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.classifier.text.TextScorer;

class TrainerTest {
    private static final List<String> CALM = List.of("trời", "đẹp", "hoa", "nắng", "sông", "chợ", "phở", "sách");
    private static final List<String> RUDE = List.of("ngu", "đồ", "dốt", "lợn", "cút", "khùng");

    private Path dir;
    private Path data;

    @BeforeEach
    void writeData(@TempDir Path folder) throws IOException {
        dir = folder;
        data = Files.createDirectories(dir.resolve("data/text")).resolve("vihsd.train.jsonl.gz");
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            boolean toxic = i % 4 == 0;
            StringBuilder text = new StringBuilder("số " + i);
            for (int word = 0; word < 6; word++) {
                List<String> words = toxic && word % 2 == 0 ? RUDE : CALM;
                text.append(' ').append(words.get(random.nextInt(words.size())));
            }
            rows.append("{\"text\": \"%s\", \"label\": \"X\", \"toxic\": %d}\n".formatted(text, toxic ? 1 : 0));
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data))) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldLearnWhatMakesATextToxic() throws IOException {
        // given
        List<String> progress = new ArrayList<>();

        // when
        TrainingResult result = Trainer.train(Benchmark.VIHSD, dir.resolve("data"), dir.resolve("out"), progress::add);

        // then
        TextScorer scorer = TextScorer.load(dir.resolve("out"));
        assertThat(scorer.modelVersion()).isEqualTo(result.version());
        assertThat(scorer.score(null, "đồ ngu dốt").toxic()).isGreaterThan(0.5);
        assertThat(scorer.score(null, "hoa nắng đẹp").toxic()).isLessThan(0.2);
        EvaluationResult evaluated = Evaluation.evaluate(scorer, data, TextScorer.HEAD);
        assertThat(evaluated.rows()).isEqualTo(400);
        assertThat(evaluated.auc()).isNotNull().isGreaterThan(0.95);
        assertThat(progress).isNotEmpty();
    }

    @Test
    void shouldWriteTheSameBytesFromTheSameData() throws IOException {
        // when
        TrainingResult one = Trainer.train(Benchmark.VIHSD, dir.resolve("data"), dir.resolve("one"), line -> {});
        TrainingResult other = Trainer.train(Benchmark.VIHSD, dir.resolve("data"), dir.resolve("other"), line -> {});

        // then
        assertThat(one.file()).hasSameBinaryContentAs(other.file());
    }

    @Test
    void shouldNameTheDataThatIsMissing() {
        assertThatThrownBy(() -> Trainer.train(Benchmark.SHIPPED, dir.resolve("data"), dir.resolve("out"), line -> {}))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("vihos.spans.jsonl.gz");
    }

    @Test
    void shouldNameTheLineThatIsNoRow() throws IOException {
        // given
        Path broken = Files.writeString(dir.resolve("x.jsonl"), "{\"text\": \"a\", \"toxic\": 0}\n{\"text\": 3}\n");

        // then
        assertThatThrownBy(() -> Evaluation.evaluate(TextScorer.shipped(), broken, TextScorer.HEAD))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("x.jsonl:2: ");
    }

    @Test
    void shouldTakeWhatStandsBeforeTheMarkForATitle() {
        assertThat(LabelledText.of(null, "Tin nóng </s> hay quá", false))
                .isEqualTo(new LabelledText("Tin nóng", "hay quá", false));
    }

    @Test
    void shouldRefuseAHeadThatTheModelLacks() {
        assertThatThrownBy(() -> Evaluation.evaluate(TextScorer.shipped(), data, "hate"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'hate'");
    }
}
