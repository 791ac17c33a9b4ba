package org.lachan.classifier.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lachan.content.text.Cut;

/**
 * Scores posts with one model. Safe for any number of threads.
 *
 * <p>A text of up to 600 characters is scored whole. A longer one is cut into passages of whole sentences, and its score
 * is the mean log-odds of the highest third of them: one angry quotation does not condemn an article, and a tirade is
 * little diluted by what stands around it. Only the first 32,768 characters are read.
 */
public final class TextScorer {
    /** The name of the one head there is. */
    public static final String HEAD = "toxic";

    /** The model's file, in this package and in a trained model's folder. */
    public static final String MODEL_FILE = "toxic.lachan-model";

    private final TextModel model;
    private final String version;
    private final ChildCues cues;

    TextScorer(TextModel model, String version, ChildCues cues) {
        this.model = model;
        this.version = version;
        this.cues = cues;
    }

    /** The model that comes with this program. */
    public static TextScorer shipped() {
        try (InputStream in = TextScorer.class.getResourceAsStream(MODEL_FILE)) {
            return of(Objects.requireNonNull(in, MODEL_FILE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped text model cannot be read", e);
        }
    }

    /** @param file a model's file or the folder it was trained into; throws {@link BadModel} where it is damaged */
    public static TextScorer load(Path file) throws IOException {
        return of(Files.readAllBytes(Files.isDirectory(file) ? file.resolve(MODEL_FILE) : file));
    }

    /** A scorer with the model of these bytes; throws {@link BadModel} where they are damaged. */
    public static TextScorer of(byte[] modelFile) {
        return new TextScorer(ModelFile.read(modelFile), ModelFile.version(modelFile), ChildCues.shipped());
    }

    /** The string that spans count in: the title, an empty line and the text, or the text alone where there is no title. */
    public static String compose(@Nullable String title, String text) {
        return title == null || title.isBlank() ? text : title + "\n\n" + text;
    }

    /** First 16 hex digits of the SHA-256 of the model file. */
    public String modelVersion() {
        return version;
    }

    /**
     * The title is read for cues and personal information. It is scored only where there is no text: what a headline
     * reports is not what it does.
     */
    public TextScore score(@Nullable String title, String text) {
        String composed = compose(title, text);
        String read = start(composed);
        Words words = Words.of(Normaliser.normalise(read));
        Language language = Languages.of(words);
        List<Scored> passages = passages(text, composed, words);
        return new TextScore(
                language,
                Map.of(HEAD, Calibration.probability(logOdds(passages, language))),
                cues.find(read, words, language),
                PersonalInformation.find(words.text()),
                List.of(),
                passages.size(),
                read.length() < composed.length());
    }

    /** The spans that carried the score of {@link #HEAD}, at most twelve, in the order of the text. */
    public List<Span> reasons(@Nullable String title, String text) {
        String composed = compose(title, text);
        Words words = Words.of(Normaliser.normalise(start(composed)));
        Language language = Languages.of(words);
        List<Scored> strongest = strongest(passages(text, composed, words));
        double scale = model.calibration(language).slope() / Math.max(1, strongest.size());
        List<Span> reasons = new ArrayList<>();
        for (Scored passage : strongest) {
            Reasons.of(model, passage.words, scale).forEach(span -> reasons.add(span.shifted(passage.offset)));
        }
        return Reasons.strongest(reasons);
    }

    /** @param offset code points of the composed string before the passage */
    private record Scored(Words words, int offset, double raw) {}

    private List<Scored> passages(String text, String composed, Words all) {
        String scored = text.isBlank() ? composed : text;
        if (scored.length() <= Passages.SHORT && scored.length() == composed.length()) {
            return composed.isBlank() ? List.of() : List.of(scored(all, 0));
        }
        int before = composed.codePointCount(0, composed.length() - scored.length());
        List<Scored> passages = new ArrayList<>();
        for (Passages.Passage passage : Passages.of(scored)) {
            Words words = Words.of(Normaliser.normalise(scored.substring(passage.start(), passage.end())));
            passages.add(scored(words, before + scored.codePointCount(0, passage.start())));
        }
        return passages;
    }

    private Scored scored(Words words, int offset) {
        return new Scored(words, offset, model.raw(words, 0, words.count()));
    }

    private static List<Scored> strongest(List<Scored> passages) {
        return passages.stream()
                .sorted(Comparator.comparingDouble(Scored::raw).reversed())
                .limit((passages.size() + 2) / 3)
                .toList();
    }

    private double logOdds(List<Scored> passages, Language language) {
        double raw =
                strongest(passages).stream().mapToDouble(Scored::raw).average().orElse(model.bias());
        return model.calibration(language).logOdds(raw);
    }

    private static String start(String composed) {
        return Cut.to(Passages.READ, composed);
    }
}
