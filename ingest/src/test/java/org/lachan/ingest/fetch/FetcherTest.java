package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;

final class FetcherTest {
    private static final FetchLimits TIGHT =
            new FetchLimits(1000, 5, Duration.ofMillis(500), Duration.ofMillis(600), Duration.ofMillis(1000));

    private SmallWeb web;
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
        fetcher = new Fetcher(TIGHT, true, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        web.close();
    }

    private FetchOutcome fetch(String path) {
        return fetcher.fetch(FetchRequest.page(web.url(path), Duration.ZERO), Permit.ANY)
                .join();
    }

    @Test
    void shouldKeepTypeAndCharsetAsDeclared() {
        // given
        web.page("/a", "text/html; charset=windows-1258", "xin chao");

        // when
        FetchOutcome outcome = fetch("/a?utm_source=x");

        // then
        assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.mediaType()).isEqualTo("text/html; charset=windows-1258");
            assertThat(fetched.url()).isEqualTo(web.url("/a"));
            assertThat(fetched.body()).asString(StandardCharsets.UTF_8).isEqualTo("xin chao");
            assertThat(fetched.truncated()).isFalse();
        });
    }

    @Test
    void shouldAnswerNotModifiedWhenTheTagStillHolds() {
        // given
        web.tagged("/a", "text/plain", "one", "\"v1\"");
        Fetched first = (Fetched) fetch("/a");

        // when
        FetchOutcome second = fetcher.fetch(
                        FetchRequest.page(web.url("/a"), Duration.ZERO).withValidators(first.validators()), Permit.ANY)
                .join();

        // then
        assertThat(second).isInstanceOf(NotModified.class);
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void shouldTellGone(int status) {
        web.status("/a", status);
        assertThat(fetch("/a"))
                .isInstanceOf(Gone.class)
                .extracting(FetchOutcome::status)
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"500,SERVER", "503,SERVER", "429,THROTTLED"})
    void shouldTellWhatMayWorkLater(int status, Problem problem) {
        web.status("/a", status);
        assertThat(fetch("/a")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(problem));
    }

    @Test
    void shouldEndARedirectLoop() {
        // given
        web.redirect("/a", 302, "/b").redirect("/b", 301, "/a");

        // then
        assertThat(fetch("/a")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                .isEqualTo(Problem.REDIRECTS));
        assertThat(web.requests).hasSize(2);
    }

    @Test
    void shouldFollowAtMostFiveRedirects() {
        // given
        for (int i = 0; i < 7; i++) {
            web.redirect("/" + i, 302, "/" + (i + 1));
        }
        web.page("/5", "text/plain", "end");

        // then
        assertThat(fetch("/0")).isInstanceOf(Fetched.class);
        web.redirect("/5", 302, "/6").page("/6", "text/plain", "end");
        assertThat(fetch("/0")).isInstanceOf(Refused.class);
    }

    @Test
    void shouldReportARedirectToAnotherHostWithoutGoingThere() throws IOException {
        // given
        try (SmallWeb other = new SmallWeb()) {
            web.redirect("/a", 301, other.url("/b"));

            // when
            FetchOutcome outcome = fetcher.fetch(
                            FetchRequest.page(web.url("/a"), Duration.ZERO).onOneHost(), Permit.ANY)
                    .join();

            // then
            assertThat(outcome).isInstanceOfSatisfying(Elsewhere.class, elsewhere -> {
                assertThat(elsewhere.target()).isEqualTo(other.url("/b"));
                assertThat(elsewhere.permanent()).isTrue();
            });
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void shouldRefuseARedirectIntoTheNetworkOfTheCrawler() {
        // given
        web.redirect("/a", 302, "http://169.254.169.254/latest/meta-data/");

        // then
        assertThat(fetch("/a")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                .isEqualTo(Problem.FORBIDDEN_ADDRESS));
    }

    @Test
    void shouldRefuseLoopbackUnlessAllowed() throws IOException {
        // given
        web.page("/a", "text/plain", "inside");

        // when
        FetchOutcome outcome;
        try (Fetcher strict = new Fetcher(TIGHT, false, Clock.systemUTC())) {
            outcome = strict.fetch(FetchRequest.page(web.url("/a"), Duration.ZERO), Permit.ANY)
                    .join();
        }

        // then
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                .isEqualTo(Problem.FORBIDDEN_ADDRESS));
        assertThat(web.requests).isEmpty();
    }

    @Test
    void shouldCutAHugeBodyAndSaySo() {
        // given
        web.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8192];
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(block);
            }
        });

        // then
        assertThat(fetch("/endless")).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.body()).hasSize(1000);
            assertThat(fetched.truncated()).isTrue();
        });
    }

    @Test
    void shouldCutAfterDecompression() throws IOException {
        // given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5_000_000]);
        }
        web.on(
                "/bomb",
                exchange -> SmallWeb.send(exchange, 200, Map.of("Content-Encoding", "gzip"), packed.toByteArray()));

        // then
        assertThat(fetch("/bomb")).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.body()).hasSize(1000);
            assertThat(fetched.truncated()).isTrue();
        });
    }

    @Test
    void shouldEndASilentServer() {
        // given
        web.on("/silent", exchange -> sleep(3000));

        // then
        assertThat(fetch("/silent")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(Problem.TIMEOUT));
    }

    @Test
    void shouldEndAServerThatDripsByTheTotalTime() {
        // given
        web.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 50; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                sleep(100);
            }
        });
        long start = System.nanoTime();

        // when
        FetchOutcome outcome = fetch("/drip");

        // then
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(Problem.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"ftp://example.com/a", "file:///etc/passwd", "nonsense", "http://user@example.com/"})
    void shouldRefuseWhatIsNoWebAddress(String url) {
        assertThat(fetcher.fetch(FetchRequest.page(url, Duration.ZERO), Permit.ANY)
                        .join())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.BAD_URL));
    }

    @Test
    void shouldAskRobotsAtEveryHop() {
        // given
        web.redirect("/a", 302, "/closed").page("/closed", "text/plain", "no");

        // when
        FetchOutcome outcome = fetcher.fetch(
                        FetchRequest.page(web.url("/a"), Duration.ZERO),
                        url -> CompletableFuture.completedFuture(
                                url.endsWith("/closed") ? Permit.denied("robots.txt") : Permit.FREE))
                .join();

        // then
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                .isEqualTo(Problem.ROBOTS));
        assertThat(web.requests).containsExactly("/a");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldNotCountTheWaitForTheHostAsTimeOfTheFetch() {
        // given
        web.redirect("/cu", 301, "/moi").page("/moi", "text/plain", "xin chao");
        Duration longerThanTheLimit = Duration.ofMillis(1200);

        // when
        FetchOutcome outcome = fetcher.fetch(FetchRequest.page(web.url("/cu"), longerThanTheLimit), Permit.ANY)
                .join();

        // then
        assertThat(outcome).isInstanceOf(Fetched.class);
    }
}
