package org.lachan.content.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.avro.SourceStatus;
import org.lachan.content.sources.SourceList;

class SourceReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final SourceList LIST = SourceList.parse("""
            sources:
              - {id: bao-mau, kind: feed, url: 'https://bao.example/rss', audience: general, every: 15m}
              - {id: tai-khoan, kind: mastodon, url: 'https://mang.example/', audience: general, account: ai-do, case: c-1, expires: '2026-11-25T03:00:00Z'}
            """, "sources.yaml");

    private final SourceReports reports = new SourceReports();

    @Test
    void shouldSumThePartitionsAndTakeTheLatestTimes() {
        // given
        reports.put(
                "bao-mau@0",
                status(0, NOW.minusSeconds(60), NOW.minusSeconds(60))
                        .setFresh(3)
                        .setItems(10)
                        .setWaiting(2)
                        .setErrors(Map.of("timeout", 1L, "robots", 2L))
                        .setPausedHosts(List.of("b.example"))
                        .setNewestPublishedAt(NOW.minusSeconds(500))
                        .setNewestSeenAt(NOW.minusSeconds(100))
                        .build());
        reports.put(
                "bao-mau@3",
                status(3, NOW.minusSeconds(30), null)
                        .setFresh(4)
                        .setChanged(1)
                        .setGone(2)
                        .setBadRows(5)
                        .setErrors(Map.of("timeout", 2L))
                        .setPausedHosts(List.of("a.example"))
                        .setNewestPublishedAt(NOW.minusSeconds(400))
                        .setNewestSeenAt(NOW.minusSeconds(390))
                        .build());

        // when
        SourceReport report = reports.find("bao-mau").orElseThrow();

        // then
        assertThat(report.polls())
                .isEqualTo(new Polls(NOW.minusSeconds(30), NOW.minusSeconds(30), NOW.minusSeconds(60)));
        assertThat(report.counts().items()).isEqualTo(10);
        assertThat(report.counts().fresh()).isEqualTo(7);
        assertThat(report.counts().changed()).isEqualTo(1);
        assertThat(report.counts().gone()).isEqualTo(2);
        assertThat(report.counts().badRows()).isEqualTo(5);
        assertThat(report.counts().errors()).isEqualTo(Map.of("timeout", 3L, "robots", 2L));
        assertThat(report.waiting()).isEqualTo(2);
        assertThat(report.pausedHosts()).containsExactly("a.example", "b.example");
        assertThat(report.newest()).isEqualTo(new Newest(NOW.minusSeconds(400), NOW.minusSeconds(390)));
        assertThat(report.at()).isEqualTo(NOW.minusSeconds(30));
        assertThat(reports.all()).containsExactly(report);
    }

    @Test
    void shouldForgetADeletedKeyAndTellListenersOfWhatWasThereAndOfWhatComes() {
        // given
        reports.put("bao-mau@0", status(0, NOW, NOW).build());
        List<String> told = new ArrayList<>();

        // when
        reports.listen(report -> told.add(report.sourceId()));
        reports.put("bao-mau@1", status(1, NOW, NOW).build());
        reports.remove("bao-mau@0");
        reports.remove("bao-mau@1");

        // then
        assertThat(told).containsExactly("bao-mau", "bao-mau");
        assertThat(reports.find("bao-mau")).isEmpty();
    }

    @Test
    void shouldTakeWhatComesFromTheFutureAsSeenAtOnce() {
        assertThat(new Newest(NOW.plusSeconds(60), NOW).lag()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // polled and succeeded so many seconds ago; error; new posts; trouble
        "60, 60, '', 1, ''",
        "60, 60, robots, 1, ''",
        "60, 60, robots, 0, ROBOTS",
        "60, , robots, 0, ROBOTS",
        "60, , key, 0, KEY",
        "60, , timeout, 0, FAILING",
        "60, 7200, robots, 3, FAILING",
        "7000, 7000, '', 1, ''",
        "7300, 7300, '', 1, OVERDUE"
    })
    void shouldTellWhatIsWrong(long polled, @Nullable Long succeeded, String error, long fresh, String trouble) {
        // given
        Instant at = succeeded == null ? null : NOW.minusSeconds(succeeded);
        reports.put(
                "bao-mau@0",
                status(0, NOW.minusSeconds(polled), at)
                        .setFresh(fresh)
                        .setErrors(error.isEmpty() ? Map.of() : Map.of(error, 2L))
                        .build());

        // when
        WatchedSource source = one("bao-mau", NOW);

        // then
        assertThat(source.trouble()).isEqualTo(trouble.isEmpty() ? null : Trouble.valueOf(trouble));
    }

    @Test
    void shouldTellOfWhatWasNeverPolledOfPausedHostsAndOfAnEndThatIsOver() {
        // given
        reports.put(
                "bao-mau@0",
                status(0, NOW, NOW).setPausedHosts(List.of("bao.example")).build());

        // then
        assertThat(one("bao-mau", NOW).trouble()).isEqualTo(Trouble.PAUSED);
        assertThat(one("tai-khoan", NOW).trouble()).isEqualTo(Trouble.NEVER_POLLED);
        assertThat(one("tai-khoan", NOW.plus(Duration.ofDays(1))).trouble()).isEqualTo(Trouble.EXPIRED);
    }

    @Test
    void shouldSortTheWorstFirstAndWhatIsInNoListLast() {
        // given
        reports.put("bao-mau@0", status(0, NOW, NOW).build());
        reports.put("cu@0", status(0, NOW, null).setSourceId("cu").build());

        // then
        assertThat(WatchedSource.all(LIST, reports, NOW))
                .extracting(WatchedSource::id)
                .containsExactly("tai-khoan", "bao-mau", "cu");
    }

    private WatchedSource one(String id, Instant now) {
        return WatchedSource.all(LIST, reports, now).stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SourceStatus.Builder status(int partition, Instant polled, @Nullable Instant succeeded) {
        return SourceStatus.newBuilder()
                .setSourceId("bao-mau")
                .setPartition(partition)
                .setAskedAt(polled)
                .setPolledAt(polled)
                .setSucceededAt(succeeded)
                .setAt(polled);
    }
}
