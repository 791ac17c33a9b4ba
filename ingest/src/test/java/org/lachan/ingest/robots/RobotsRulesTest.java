package org.lachan.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.Permit;

final class RobotsRulesTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(20 << 20, 5, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final String CLOSED = "User-agent: *\nDisallow: /closed\n";

    private final Hands clock = new Hands();
    private final Fetcher fetcher = new Fetcher(LIMITS, true, Clock.systemUTC());
    private final RobotsRules rules = new RobotsRules(fetcher, clock, 2);
    private SmallWeb web;

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        web.close();
    }

    private Permit permit(SmallWeb at, String path) throws Exception {
        return rules.permit(at.url(path), Duration.ZERO).get(10, TimeUnit.SECONDS);
    }

    private Permit permit(String path) throws Exception {
        return permit(web, path);
    }

    private void robots(String text) {
        web.page("/robots.txt", "text/plain", text);
    }

    private long reads() {
        return web.requestsFor("/robots.txt");
    }

    @Test
    void shouldDoWhatItSaysAndReadItOnce() throws Exception {
        // given
        robots(CLOSED);

        // then
        assertThat(permit("/open").allowed()).isTrue();
        assertThat(permit("/closed/1")).isEqualTo(Permit.denied("robots.txt"));
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void shouldObeyItsOwnGroupBeforeThatOfAll() throws Exception {
        // given
        robots(CLOSED + "User-agent: lachan\nDisallow: /ours\n");

        // then
        assertThat(permit("/closed").allowed()).isTrue();
        assertThat(permit("/ours").allowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void shouldAllowAllWhereThereIsNone(int status) throws Exception {
        // given
        web.status("/robots.txt", status);

        // then
        assertThat(permit("/any").allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 599})
    void shouldAllowNothingForTenMinutesWhereItCannotBeRead(int status) throws Exception {
        // given
        web.status("/robots.txt", status);

        // then
        assertThat(permit("/any").allowed()).isFalse();
        assertThat(permit("/any").reason()).startsWith("robots.txt unreachable: ");
        assertThat(reads()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(11));
        robots(CLOSED);
        assertThat(permit("/any").allowed()).isTrue();
    }

    @Test
    void shouldAllowNothingOfASiteThatIsSilent() throws Exception {
        // given
        web.on("/robots.txt", exchange -> sleep());

        // then
        assertThat(permit("/any")).isEqualTo(Permit.denied("robots.txt unreachable: TIMEOUT"));
    }

    private static void sleep() {
        try {
            Thread.sleep(4000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldKeepTheLastRulesForADayWhileTheSiteIsAway() throws Exception {
        // given
        robots(CLOSED);
        permit("/open");
        web.status("/robots.txt", 503);

        // when
        clock.pass(Duration.ofHours(13));

        // then
        assertThat(permit("/open").allowed()).isTrue();
        assertThat(permit("/closed").allowed()).isFalse();
        assertThat(reads()).isEqualTo(2);
        clock.pass(Duration.ofHours(12));
        assertThat(permit("/open").allowed()).isFalse();
    }

    @Test
    void shouldReadItAgainAfterHalfADay() throws Exception {
        // given
        robots(CLOSED);
        permit("/open");

        // when
        robots("User-agent: *\nDisallow: /open\n");
        clock.pass(Duration.ofHours(13));

        // then
        assertThat(permit("/open").allowed()).isFalse();
    }

    @Test
    void shouldParseTheFirstHalfMebibyteOfTenMegabytes() throws Exception {
        // given
        robots(CLOSED + "# filling\n".repeat(1_000_000) + "User-agent: *\nDisallow: /late\n");

        // then
        assertThat(permit("/closed").allowed()).isFalse();
        assertThat(permit("/late").allowed()).isTrue();
    }

    @Test
    void shouldNotObeyHalfALine() throws Exception {
        // given: the limit falls into the last rule, after "Disallow: /"
        String head = "User-agent: *\nDisallow: /closed\n";
        String last = "Disallow: /";
        int filling = 500 * 1024 - head.length() - last.length();
        robots(head + "#" + "x".repeat(filling - 2) + "\n" + last + "late\n");

        // then
        assertThat(permit("/closed").allowed()).isFalse();
        assertThat(permit("/open").allowed()).isTrue();
    }

    @Test
    void shouldFollowFiveRedirectsToIt() throws Exception {
        // given
        web.redirect("/robots.txt", 301, "/1");
        for (int i = 1; i < 5; i++) {
            web.redirect("/" + i, 302, "/" + (i + 1));
        }
        web.page("/5", "text/plain", CLOSED);

        // then
        assertThat(permit("/closed").allowed()).isFalse();
        assertThat(permit("/open").allowed()).isTrue();
    }

    @Test
    void shouldWishForASixtySecondsPauseAtMost() throws Exception {
        // given
        robots("User-agent: *\nCrawl-delay: 7\n");
        try (SmallWeb slow = new SmallWeb();
                SmallWeb none = new SmallWeb()) {
            slow.page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 200\nDisallow: /x\n");

            // then
            assertThat(permit("/").pause()).isEqualTo(Duration.ofSeconds(7));
            assertThat(permit(slow, "/").pause()).isEqualTo(Duration.ofSeconds(60));
            assertThat(permit(none, "/").pause()).isZero();
        }
    }

    @Test
    void shouldReadItOnceForAllWhoAskAtOnce() throws Exception {
        // given
        web.on("/robots.txt", exchange -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            SmallWeb.send(exchange, 200, Map.of("Content-Type", "text/plain"), CLOSED.getBytes(StandardCharsets.UTF_8));
        });

        // when
        List<CompletableFuture<Permit>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(rules.permit(web.url("/" + i), Duration.ZERO));
        }
        all.get(0).cancel(false);

        // then
        for (CompletableFuture<Permit> one : all.subList(1, 50)) {
            assertThat(one.get(10, TimeUnit.SECONDS).allowed()).isTrue();
        }
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void shouldForgetTheOldestSiteFirst() throws Exception {
        // given
        robots(CLOSED);
        try (SmallWeb second = new SmallWeb();
                SmallWeb third = new SmallWeb()) {
            permit("/");
            permit(second, "/");
            permit(third, "/");

            // when
            permit(second, "/");
            permit(third, "/");
            permit("/");

            // then
            assertThat(reads()).isEqualTo(2);
            assertThat(second.requestsFor("/robots.txt")).isEqualTo(1);
            assertThat(third.requestsFor("/robots.txt")).isEqualTo(1);
        }
    }
}
