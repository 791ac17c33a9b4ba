package org.lachan.ingest.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.ingest.listings.UnreadableListing;

final class ReportFileTest {

    private static ReportFile parse(String csv) throws UnreadableListing {
        return ReportFile.parse(csv.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R1,2026-11-20T08:00:00Z,,,Lời của một em nhỏ\n",
                "R1,2026-11-20T08:00:00Z,em nhỏ,em nhỏ,em nhỏ\n",
                "reference,received_at,group,reported_url,text\nR1,\"Lời\"của một em nhỏ,,,\n"
            })
    void shouldNotRepeatTheTextOfAFileThatItRefuses(String csv) {
        // then
        assertThatThrownBy(() -> parse(csv))
                .isInstanceOf(UnreadableListing.class)
                .message()
                .doesNotContain("em nhỏ");
    }

    @Test
    void shouldRefuseAGroupThatIsAText() throws UnreadableListing {
        // when
        ReportFile file = parse("reference,received_at,group,reported_url,text\nR1,2026-11-20T08:00:00Z,"
                + "g".repeat(201) + ",,chữ\n");

        // then
        assertThat(file.reports()).isEmpty();
        assertThat(file.problems()).singleElement().asString().startsWith("row 1: group has too many characters");
    }
}
