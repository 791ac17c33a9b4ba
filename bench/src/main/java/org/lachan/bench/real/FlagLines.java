package org.lachan.bench.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Candidate;
import org.lachan.avro.Flag;
import org.lachan.avro.HeadScore;
import org.lachan.avro.Reason;
import org.lachan.avro.Score;
import org.lachan.bench.real.Result.Located;
import org.lachan.content.sealed.SealedStore;
import org.lachan.launcher.cli.JsonLines;

/** One JSON line for each flag, to be judged against its input; what was flagged is named, not shown, unless asked for. */
final class FlagLines {
    private final Made made;
    private final @Nullable SealedStore texts;

    /** @param texts the sealed texts of flags, or null for lines without text */
    FlagLines(Made made, @Nullable SealedStore texts) {
        this.made = made;
        this.texts = texts;
    }

    /** @throws IOException when the file cannot be written */
    void write(List<Located> flags, Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            JsonLines lines = new JsonLines(out);
            flags.forEach(flag -> lines.print(line(flag)));
            if (out.checkError()) {
                throw new IOException("not all of it could be written");
            }
        }
    }

    private Map<String, @Nullable Object> line(Located located) {
        Flag flag = located.flag();
        Score score = made.score(flag);
        Optional<String> text = text(flag);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("medium", located.origin().medium());
        line.put("reference", located.origin().reference());
        line.put("label", located.origin().label());
        line.put("source", flag.getSourceId());
        line.put("sourceKind", flag.getSourceKind());
        line.put("part", flag.getPart());
        line.put("language", flag.getLanguage());
        line.put(
                "codes",
                flag.getCandidates().stream().map(Candidate::getCode).distinct().toList());
        line.put("heads", heads(flag));
        line.put("cues", flag.getCues());
        line.put("rules", score.getRuleIds());
        line.put("textLength", score.getTextLength());
        line.put(
                "reasons",
                flag.getReasons().stream().map(reason -> reason(reason, text)).toList());
        text.ifPresent(words -> line.put("text", words));
        return line;
    }

    private static Map<String, Double> heads(Flag flag) {
        Map<String, Double> heads = new LinkedHashMap<>();
        for (HeadScore head : flag.getHeads()) {
            heads.put(head.getHead(), head.getValue());
        }
        return heads;
    }

    private static Map<String, Object> reason(Reason reason, Optional<String> text) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", reason.getKind());
        line.put("start", reason.getStart());
        line.put("end", reason.getEnd());
        line.put("weight", reason.getWeight());
        text.ifPresent(words -> line.put(
                "words",
                words.substring(
                        words.offsetByCodePoints(0, reason.getStart()), words.offsetByCodePoints(0, reason.getEnd()))));
        return line;
    }

    private Optional<String> text(Flag flag) {
        return texts == null || flag.getTextRef() == null
                ? Optional.empty()
                : texts.get(flag.getTextRef()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
