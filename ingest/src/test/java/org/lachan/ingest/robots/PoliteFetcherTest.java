package org.lachan.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchLimits;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.Problem;

final class PoliteFetcherTest {
    private static final Duration DELAY = Duration.ofMillis(200);

    private final Fetcher fetcher = new Fetcher(FetchLimits.DEFAULT, true, Clock.systemUTC());
    private final PoliteFetcher polite = new PoliteFetcher(fetcher, Clock.systemUTC());
    private SmallWeb web;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        web.close();
    }

    private FetchOutcome fetch(FetchRequest request) throws Exception {
        return polite.fetch(request).get(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldTryThreeTimesAtTheSitesPace() throws Exception {
        // given
        List<Long> times = new CopyOnWriteArrayList<>();
        web.on("/a", exchange -> {
            times.add(System.nanoTime());
            SmallWeb.send(exchange, times.size() < 3 ? 500 : 200, Map.of(), new byte[0]);
        });

        // when
        FetchOutcome outcome = fetch(FetchRequest.page(web.url("/a"), DELAY));

        // then
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(times).hasSize(3);
        assertThat(times.get(2) - times.get(0)).isGreaterThanOrEqualTo(2 * DELAY.toNanos());
    }

    @Test
    void shouldNotTryAgainBeforeTheServersTime() throws Exception {
        // given
        AtomicInteger asked = new AtomicInteger();
        web.on("/a", exchange -> {
            asked.incrementAndGet();
            SmallWeb.send(exchange, 503, Map.of("Retry-After", "30"), new byte[0]);
        });

        // then
        assertThat(fetch(FetchRequest.page(web.url("/a"), Duration.ZERO))).isInstanceOf(Failed.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldAskNothingElseOfAHostThatAskedForTime() throws Exception {
        // given
        AtomicInteger asked = new AtomicInteger();
        web.on("/a", exchange -> SmallWeb.send(exchange, 429, Map.of("Retry-After", "30"), new byte[0]));
        web.on("/b", exchange -> {
            asked.incrementAndGet();
            SmallWeb.send(exchange, 200, Map.of(), new byte[0]);
        });
        fetch(FetchRequest.page(web.url("/a"), Duration.ZERO));

        // when
        FetchOutcome other = fetch(FetchRequest.page(web.url("/b"), Duration.ZERO));

        // then
        assertThat(other).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(Problem.THROTTLED);
            assertThat(failed.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        });
        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldAskRobotsOfEveryHostOnTheWay() throws Exception {
        // given
        try (SmallWeb other = new SmallWeb()) {
            web.redirect("/a", 302, other.url("/closed"));
            other.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed\n");
            FetchRequest request = FetchRequest.page(web.url("/a"), Duration.ZERO);

            // then
            assertThat(fetch(request)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                    .isEqualTo(Problem.ROBOTS));
            assertThat(other.requests).containsExactly("/robots.txt");
            assertThat(fetch(request.withoutRobots()).status()).isEqualTo(404);
        }
    }

    // So that a second request of ours would meet the first.
    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldKeepTheDelayWhoeverAsks() throws Exception {
        // given: the server's own log
        List<Long> times = new CopyOnWriteArrayList<>();
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (String path : List.of("/robots.txt", "/0", "/1", "/2", "/3", "/4", "/5")) {
            web.on(path, exchange -> {
                times.add(System.nanoTime());
                most.accumulateAndGet(under.incrementAndGet(), Math::max);
                sleep();
                under.decrementAndGet();
                SmallWeb.send(exchange, 404, Map.of(), new byte[0]);
            });
        }

        // when
        List<CompletableFuture<FetchOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(polite.fetch(FetchRequest.page(web.url("/" + i), DELAY)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

        // then
        assertThat(times).hasSize(7);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(DELAY.toNanos());
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldStopTryingWhenCancelled() throws Exception {
        // given
        AtomicInteger asked = new AtomicInteger();
        web.on("/a", exchange -> {
            asked.incrementAndGet();
            SmallWeb.send(exchange, 500, Map.of(), new byte[0]);
        });
        CompletableFuture<FetchOutcome> fetch = polite.fetch(FetchRequest.page(web.url("/a"), Duration.ofMillis(500)));
        while (asked.get() == 0) {
            Thread.sleep(5);
        }

        // when
        fetch.cancel(false);

        // then
        Thread.sleep(1200);
        assertThat(asked).hasValue(1);
    }
}
