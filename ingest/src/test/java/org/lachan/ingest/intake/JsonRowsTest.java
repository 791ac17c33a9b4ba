package org.lachan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonRowsTest {
    private final JsonRows json = new JsonRows(Instant.parse("2026-11-24T08:00:00Z"));

    private static List<Wrong> wrongs(Row row) {
        return ((Row.Bad) row).wrongs();
    }

    @Test
    void shouldReadAnArrayWithTheLineOfEachRow() throws UnreadableRows {
        // when
        List<Row> rows = json.read("[\n {\"reference\": \"A\", \"text\": \"một\"},\n\n {\"reference\": \"B\"}, 7]");

        // then
        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 4L);
        assertThat(((Row.Good) rows.get(0)).report().text()).isEqualTo("một");
        assertThat(wrongs(rows.get(1))).containsExactly(new Wrong("text", Complaint.NEITHER_TEXT_NOR_ADDRESS));
        assertThat(wrongs(rows.get(2))).containsExactly(new Wrong("", Complaint.NOT_A_ROW));
    }

    @Test
    void shouldLoseOnlyTheLineThatIsBroken() throws UnreadableRows {
        // when
        List<Row> rows = json.read(
                "{\"reference\":\"A\",\"text\":\"một\"}\n{\"reference\":\n\n{\"reference\":\"C\",\"text\":\"ba\"}\n");

        // then
        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 4L);
        assertThat(rows.get(0)).isInstanceOf(Row.Good.class);
        assertThat(wrongs(rows.get(1))).containsExactly(new Wrong("", Complaint.NOT_A_ROW));
        assertThat(rows.get(2)).isInstanceOf(Row.Good.class);
    }

    @Test
    void shouldReadOneObjectOverSeveralLines() throws UnreadableRows {
        // when
        List<Row> rows = json.read("{\n \"reference\": \"A\",\n \"text\": \"một\"\n}\n");

        // then
        assertThat(rows).singleElement().isInstanceOf(Row.Good.class);
    }

    @Test
    void shouldNameUnknownKeysAndValuesThatAreNoText() throws UnreadableRows {
        // when
        Row row = json.one(
                "{\"reference\":7,\"text\":\"một\",\"url\":\"x\",\"" + "k".repeat(60) + "\":1,\"group\":null}",
                Optional.empty());

        // then
        assertThat(wrongs(row))
                .containsExactlyInAnyOrder(
                        new Wrong("reference", Complaint.NOT_TEXT),
                        new Wrong("url", Complaint.UNKNOWN_KEY),
                        new Wrong("k".repeat(40), Complaint.UNKNOWN_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[{\"reference\":\"A\"",
                "[{\"reference\":\"A\",\"text\":\"em nhỏ\",\"text\":\"em nhỏ\"}]",
                "[] em nhỏ"
            })
    void shouldRefuseABrokenArrayWithoutRepeatingIt(String text) {
        // then
        assertThatThrownBy(() -> json.array(text))
                .isInstanceOf(UnreadableRows.class)
                .message()
                .doesNotContain("em nhỏ");
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        // then
        assertThatThrownBy(() -> json.array("[".repeat(100_000))).isInstanceOf(UnreadableRows.class);
        assertThatThrownBy(() -> json.one("{\"text\":".repeat(100_000), Optional.empty()))
                .isInstanceOf(UnreadableRows.class);
    }

    @Test
    void shouldTakeTheIdempotencyKeyForAMissingReference() throws UnreadableRows {
        // then
        assertThat(((Row.Good) json.one("{\"text\":\"một\"}", Optional.of("K1")))
                        .report()
                        .reference())
                .isEqualTo("K1");
        assertThat(wrongs(json.one("{\"text\":\"một\",\"reference\":\"R\"}", Optional.of("K1"))))
                .containsExactly(new Wrong("reference", Complaint.TWO_REFERENCES));
        assertThat(wrongs(json.one("{\"text\":\"một\"}", Optional.empty())))
                .containsExactly(new Wrong("reference", Complaint.MISSING));
    }
}
