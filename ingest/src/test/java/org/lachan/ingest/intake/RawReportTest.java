package org.lachan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RawReportTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final Map<String, String> values =
            new HashMap<>(Map.of("reference", "R1", "text", "Bạn học bị trêu chọc trên mạng"));

    private Row read() {
        return new RawReport(values).read(1, 2, NOW);
    }

    private HandedIn good() {
        return ((Row.Good) read()).report();
    }

    private Map<String, Complaint> wrongs() {
        return ((Row.Bad) read())
                .wrongs().stream().collect(Collectors.toMap(wrong -> wrong.key(), wrong -> wrong.complaint()));
    }

    @Test
    void shouldTrimAndNormaliseWhatIsGiven() {
        // given
        values.put("text", "  chữ  ");
        values.put("reported_url", "HTTPS://Trang.Example:443/a#b");
        values.put("category", "bullying");
        values.put("received_at", "2026-11-24T15:00:00+07:00");
        values.put("contact", " ");

        // then
        assertThat(good())
                .isEqualTo(new HandedIn("R1", NOW, null, Category.BULLYING, "https://trang.example/a", "chữ", null));
    }

    @Test
    void shouldTellEveryProblemAtOnce() {
        // given
        values.put("reference", "r".repeat(101));
        values.put("reported_url", "ftp://trang.example/");
        values.put("category", "politics");
        values.put("received_at", "hôm qua");
        values.put("text", "x".repeat(20_001));
        values.put("contact", "y".repeat(201));
        values.put("group", "a\u0000b");

        // then
        assertThat(wrongs())
                .containsOnly(
                        Map.entry("reference", Complaint.TOO_LONG),
                        Map.entry("reported_url", Complaint.NOT_AN_ADDRESS),
                        Map.entry("category", Complaint.UNKNOWN_CATEGORY),
                        Map.entry("received_at", Complaint.NOT_A_TIME),
                        Map.entry("text", Complaint.TOO_LONG),
                        Map.entry("contact", Complaint.TOO_LONG),
                        Map.entry("group", Complaint.CONTROL_CHARACTERS));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T08:00:00Z, false",
        "2026-11-25T08:00:01Z, true",
        "+1000000000-01-01T00:00:00Z, true",
    })
    void shouldRefuseATimeMoreThanADayAhead(String time, boolean refused) {
        // given
        values.put("received_at", time);

        // then
        assertThat(read() instanceof Row.Bad).isEqualTo(refused);
    }

    @Test
    void shouldNeedATextOrAnAddress() {
        // given
        values.put("text", " \n ");

        // then
        assertThat(wrongs()).containsExactly(Map.entry("text", Complaint.NEITHER_TEXT_NOR_ADDRESS));

        // given
        values.put("reported_url", "https://trang.example/");

        // then
        assertThat(good().text()).isEmpty();
    }

    @Test
    void shouldCountCharactersAsPeopleDo() {
        // given
        values.put("text", "🙂".repeat(20_000));

        // then
        assertThat(good().text()).hasSize(40_000);
    }

    @Test
    void shouldNotSayInLogsWhatWasSaid() {
        // given
        values.put("contact", "an@example.com");

        // then
        assertThat(good().toString()).doesNotContain("an@example.com", "Bạn học", "R1");
    }
}
