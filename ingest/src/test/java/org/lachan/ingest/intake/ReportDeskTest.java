package org.lachan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.intake.Filing.Outcome;
import org.lachan.ingest.intake.ReportDesk.Rewriting;

final class ReportDeskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
    private static final Sender HOTLINE = Sender.partner("hotline-111", null);

    @TempDir
    Path folder;

    private final List<FiledReport> published = new ArrayList<>();
    private boolean away;
    private @Nullable SealedStore contacts;
    private @Nullable ReportDesk desk;

    @BeforeEach
    void open() throws IOException {
        contacts = SealedStore.open(folder.resolve("contacts"), folder.resolve("keys"));
        desk = new ReportDesk(
                Identities.load(folder.resolve("keys")), contacts, KnownReports.none(), this::publish, CLOCK);
    }

    private void publish(List<FiledReport> reports) {
        if (away) {
            throw new BrokerAway("away", null);
        }
        published.addAll(reports);
    }

    private static HandedIn report(String reference, String text) {
        return new HandedIn(reference, null, null, null, null, text, "0900 000 000");
    }

    private List<Outcome> file(Sender sender, Rewriting rewriting, HandedIn... reports) {
        return Objects.requireNonNull(desk).file(sender, List.of(reports), rewriting).stream()
                .map(Filing::outcome)
                .toList();
    }

    @Test
    void shouldFileTheSameReportOnce() {
        // when, then
        assertThat(file(HOTLINE, Rewriting.REFUSED, report("A", "một"), report("A", "một"), report("B", "hai")))
                .containsExactly(Outcome.ACCEPTED, Outcome.REPEAT, Outcome.ACCEPTED);
        assertThat(file(HOTLINE, Rewriting.REFUSED, report("A", "một"))).containsExactly(Outcome.REPEAT);
        assertThat(published).hasSize(2);
    }

    @Test
    void shouldLetOnlyWhoMayRewriteAReport() {
        // given
        file(HOTLINE, Rewriting.REFUSED, report("A", "một"));

        // then
        assertThat(file(HOTLINE, Rewriting.REFUSED, report("A", "khác"))).containsExactly(Outcome.CONFLICT);
        assertThat(file(HOTLINE, Rewriting.ALLOWED, report("A", "khác"))).containsExactly(Outcome.CHANGED);
        assertThat(published).hasSize(2);
    }

    @Test
    void shouldKeepSendersApart() {
        // given
        file(HOTLINE, Rewriting.REFUSED, report("A", "một"));

        // then
        assertThat(file(Sender.partner("school-line", null), Rewriting.REFUSED, report("A", "khác")))
                .containsExactly(Outcome.ACCEPTED);
        assertThat(published).extracting(FiledReport::reportId).doesNotHaveDuplicates();
    }

    @Test
    void shouldSealTheContactUnderAReferenceThatTellsNothing() {
        // when
        file(HOTLINE, Rewriting.REFUSED, report("A", "một"), report("B", "hai"));

        // then
        String first = Objects.requireNonNull(published.get(0).contactRef());
        assertThat(published).extracting(FiledReport::contactRef).doesNotHaveDuplicates();
        assertThat(first).isNotEqualTo(SealedStore.reference("0900 000 000".getBytes(StandardCharsets.UTF_8)));
        assertThat(Objects.requireNonNull(contacts).get(first))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("\n0900 000 000"));
        assertThat(ReportRecords.record(published.get(0)).toString()).doesNotContain("0900");
    }

    @Test
    void shouldKnowNothingOfWhatTheBrokerDidNotTake() {
        // given
        away = true;
        assertThatThrownBy(() -> file(HOTLINE, Rewriting.REFUSED, report("A", "một")))
                .isInstanceOf(BrokerAway.class);
        away = false;

        // then
        assertThat(file(HOTLINE, Rewriting.REFUSED, report("A", "một"))).containsExactly(Outcome.ACCEPTED);
    }

    @Test
    void shouldLookWithoutFiling() {
        // then
        assertThat(Objects.requireNonNull(desk)
                        .look(HOTLINE, List.of(report("A", "một"), report("A", "hai")), Rewriting.ALLOWED))
                .extracting(Filing::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.CHANGED);
        assertThat(published).isEmpty();
    }

    @Test
    void shouldComeBackFromItsRecordUnchanged() {
        // given
        file(HOTLINE, Rewriting.REFUSED, report("A", "một"));

        // then
        assertThat(ReportRecords.filed(ReportRecords.record(published.get(0)))).isEqualTo(published.get(0));
    }
}
