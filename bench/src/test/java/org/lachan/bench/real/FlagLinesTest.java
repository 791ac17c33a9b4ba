package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.FlagState;
import org.lachan.bench.real.Result.Located;
import org.lachan.content.sealed.SealedStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlagLinesTest {
    private static final String TEXT = "😂 chua quá";

    private final Made made = new Made(Entries.SERDES, Clock.systemUTC());

    @TempDir
    private Path folder;

    private SealedStore texts;

    @BeforeEach
    void setUp() throws IOException {
        texts = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        made.take(Entries.score("a", true));
        made.take(Entries.flag("a", FlagState.RAISED, texts.put(TEXT.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void shouldNameTheInputAndTheReasonsButNotShowTheText() throws IOException {
        // when
        JsonNode line = written(null);

        // then
        assertThat(line.get("reference").stringValue()).isEqualTo("row 7");
        assertThat(line.get("label").stringValue()).isEqualTo("CLEAN");
        assertThat(line.get("codes").toString()).isEqualTo("[\"BULLY\"]");
        assertThat(line.get("heads").get("toxic").doubleValue()).isEqualTo(0.9);
        assertThat(line.get("cues").toString()).isEqualTo("[\"TEXT\"]");
        assertThat(line.get("rules").toString()).isEqualTo("[\"cue.word.child\"]");
        assertThat(line.get("reasons").get(0).get("kind").stringValue()).isEqualTo("head:toxic");
        assertThat(line.toString()).doesNotContain("chua");
    }

    @Test
    void shouldShowTheTextAndTheWordsThatCarriedTheScoreWhenAsked() throws IOException {
        // when
        JsonNode line = written(texts);

        // then
        assertThat(line.get("text").stringValue()).isEqualTo(TEXT);
        assertThat(line.get("reasons").get(0).get("words").stringValue()).isEqualTo("chua");
    }

    private JsonNode written(@Nullable SealedStore shown) throws IOException {
        Path file = folder.resolve("flags.jsonl");
        Origin origin = Origin.of(new Comment(7, TEXT, "CLEAN", "vi"));
        List<Located> flags =
                made.flags().stream().map(flag -> new Located(flag, origin)).toList();
        new FlagLines(made, shown).write(flags, file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1);
        return JsonMapper.shared().readTree(lines.get(0));
    }
}
