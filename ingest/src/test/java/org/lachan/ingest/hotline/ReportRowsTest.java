package org.lachan.ingest.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.hotline.ReportFile.Format;
import org.lachan.ingest.intake.Category;
import org.lachan.ingest.intake.Complaint;
import org.lachan.ingest.intake.HandedIn;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.UnreadableRows;
import org.lachan.ingest.intake.Wrong;
import org.lachan.ingest.listings.UnreadableListing;

final class ReportRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String HEADER = "reference,received_at,group,reported_url,text";

    private static List<Row> rows(String text) throws UnreadableRows {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return ReportFile.rows(body, ReportFile.format(body), NOW);
    }

    private static HandedIn good(Row row) {
        return ((Row.Good) row).report();
    }

    @Test
    void shouldReadTheColumnsThatMayBeThereInAnyOrder() throws UnreadableRows {
        // when
        List<Row> rows = rows("\uFEFFcontact,category,zone," + HEADER
                + "\ncô An,grooming,x,R1,2026-11-24T08:00:00Z,em,https://Trang.example,\"dòng 1\ndòng 2\"\n");

        // then
        assertThat(rows)
                .extracting(ReportRowsTest::good)
                .containsExactly(new HandedIn(
                        "R1", NOW, "em", Category.GROOMING, "https://trang.example/", "dòng 1\ndòng 2", "cô An"));
    }

    @Test
    void shouldTellTheLineAndTheColumnOfEachBadRowAndKeepTheOthers() throws UnreadableRows {
        // when
        List<Row> rows = rows(HEADER + "\nR1,2026-11-24T08:00:00Z,,,\"một\nhai\"\nR2,hôm qua,,,ba\nR3,,\nR4,,,,bốn\n");

        // then
        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 4);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 5L, 6L);
        assertThat(rows.get(1))
                .isEqualTo(new Row.Bad(2, 4, "R2", List.of(new Wrong("received_at", Complaint.NOT_A_TIME))));
        assertThat(rows.get(2))
                .isEqualTo(new Row.Bad(3, 5, null, List.of(new Wrong("", Complaint.WRONG_NUMBER_OF_CELLS))));
        assertThat(good(rows.get(3)).text()).isEqualTo("bốn");
    }

    @Test
    void shouldKeepTheRowsBeforeABrokenQuote() throws UnreadableRows {
        // when
        List<Row> rows = rows(HEADER + "\nR1,,,,một\nR2,,,,\"hai\" ba\"\nR3,,,,bốn\n");

        // then
        assertThat(good(rows.get(0)).reference()).isEqualTo("R1");
        assertThat(rows.get(1)).isEqualTo(new Row.Bad(2, 3, null, List.of(new Wrong("", Complaint.BROKEN_QUOTES))));
        assertThat(rows).hasSize(2);
    }

    @Test
    void shouldKnowJsonByItsFirstCharacter() throws UnreadableRows, UnreadableListing {
        // given
        String json = "\uFEFF [{\"reference\":\"R1\",\"received_at\":\"2026-11-24T08:00:00Z\",\"text\":\"một\"}]";

        // then
        assertThat(ReportFile.format(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Format.JSON);
        assertThat(rows(json)).extracting(row -> good(row).text()).containsExactly("một");
        assertThat(ReportFile.parse(json.getBytes(StandardCharsets.UTF_8)).reports())
                .extracting(Report::text)
                .containsExactly("một");
        assertThat(ReportFile.format(HEADER.getBytes(StandardCharsets.UTF_8))).isEqualTo(Format.CSV);
        assertThat(ReportFile.format(new byte[0])).isEqualTo(Format.CSV);
    }

    @Test
    void shouldNotTurnAnotherEncodingIntoQuestionMarks() {
        // given
        byte[] body = (HEADER + "\nR1,,,,côn\n").getBytes(Charset.forName("windows-1258"));

        // then
        assertThatThrownBy(() -> ReportFile.rows(body, Format.CSV, NOW))
                .isInstanceOf(UnreadableRows.class)
                .hasMessage("the file is not UTF-8");
    }

    @Test
    void shouldReadAFileThatWasCutWithinACharacter() throws UnreadableRows {
        // given
        byte[] whole = (HEADER + "\nR1,,,,một\nR2,,,,hế").getBytes(StandardCharsets.UTF_8);

        // when
        List<Row> rows = ReportFile.rows(Arrays.copyOf(whole, whole.length - 1), Format.CSV, NOW);

        // then
        assertThat(good(rows.get(0)).text()).isEqualTo("một");
        assertThat(good(rows.get(1)).text()).isEqualTo("h");
    }
}
