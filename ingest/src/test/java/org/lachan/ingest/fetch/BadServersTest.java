package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;

/** What servers do to crawlers, by mistake and by intent, and what each comes to. */
final class BadServersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final FetchLimits TIGHT = new FetchLimits(
            100_000,
            5,
            Duration.ofMillis(1000),
            Duration.ofMillis(600),
            Duration.ofMillis(800),
            Duration.ofMillis(1500),
            100,
            16 * 1024,
            100,
            4L << 20);

    private final Fetcher fetcher = new Fetcher(TIGHT, true, Clock.systemUTC());

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
    }

    private FetchOutcome fetch(RawWeb web, String path) throws Exception {
        return fetch(fetcher, web, path);
    }

    private static FetchOutcome fetch(Fetcher fetcher, RawWeb web, String path) throws Exception {
        return fetcher.fetch(FetchRequest.page(web.url(path), Duration.ZERO), Permit.ANY)
                .get(20, TimeUnit.SECONDS);
    }

    private FetchOutcome said(String bytes) throws Exception {
        try (RawWeb web = RawWeb.saying(bytes)) {
            return fetch(web, "/");
        }
    }

    private static void assertFailed(FetchOutcome outcome, Problem problem) {
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(problem));
    }

    private static void assertRefused(FetchOutcome outcome, Problem problem) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                .isEqualTo(problem));
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] block = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(block);
        }
    }

    private static void drip(OutputStream out, String bytes, int millis) throws Exception {
        for (int i = 0; i < 200; i++) {
            RawWeb.say(out, bytes);
            Thread.sleep(millis);
        }
    }

    private static void assertBody(FetchOutcome outcome, String body) {
        assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
            assertThat(fetched.truncated()).isFalse();
        });
    }

    @Test
    void shouldLeaveAPageThatNeverEndsAtTheLimit() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "\r\n");
            endless(out);
        })) {
            // then
            assertThat(fetch(web, "/")).isInstanceOfSatisfying(Fetched.class, fetched -> {
                assertThat(fetched.body()).hasSize(100_000);
                assertThat(fetched.truncated()).isTrue();
            });
            assertThat(web.wasCutOff()).isTrue();
        }
    }

    @Test
    void shouldLeaveAHundredMegabytesOfOneLineAtTenMebibytes() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
                    RawWeb.say(out, OK + "Content-Length: 100000000\r\n\r\n");
                    endless(out);
                });
                Fetcher usual = new Fetcher(FetchLimits.DEFAULT, true, Clock.systemUTC())) {
            // then
            assertThat(fetch(usual, web, "/")).isInstanceOfSatisfying(Fetched.class, fetched -> {
                assertThat(fetched.body()).hasSize(10 << 20);
                assertThat(fetched.truncated()).isTrue();
            });
            assertThat(web.wasCutOff()).isTrue();
        }
    }

    @Test
    void shouldRefuseTooManyAndTooLongHeaders() throws Exception {
        String rest = "Content-Length: 0\r\n\r\n";
        assertFailed(said(OK + "A: b\r\n".repeat(1000) + rest), Problem.UNREADABLE);
        assertFailed(said(OK + "A: " + "b".repeat(1_000_000) + "\r\n" + rest), Problem.UNREADABLE);
        assertFailed(said(OK + ("A: " + "b".repeat(15_000) + "\r\n").repeat(90) + rest), Problem.UNREADABLE);
        assertFailed(said(OK + "A: b\r\n" + (" " + "b".repeat(15_000) + "\r\n").repeat(90) + rest), Problem.UNREADABLE);
    }

    @Test
    void shouldEndHeadersThatDrip() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK);
            drip(out, "X-A: b\r\n", 100);
        })) {
            // given
            long start = System.nanoTime();

            // then
            assertFailed(fetch(web, "/"), Problem.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1400));
            assertThat(web.wasCutOff()).isTrue();
        }
    }

    @Test
    void shouldEndABodyThatDrips() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "\r\n");
            drip(out, "x", 100);
        })) {
            // then
            assertFailed(fetch(web, "/"), Problem.TIMEOUT);
            assertThat(web.wasCutOff()).isTrue();
        }
    }

    @Test
    void shouldEndAServerWithoutAFirstByte() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> Thread.sleep(10_000))) {
            // given
            long start = System.nanoTime();

            // then
            assertFailed(fetch(web, "/"), Problem.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1400));
        }
    }

    @Test
    void shouldFollowNoThirtyRedirects() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            int next = Integer.parseInt(path.substring(1)) + 1;
            RawWeb.say(out, "HTTP/1.1 302 Found\r\nLocation: /" + next + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            // then
            assertRefused(fetch(web, "/1"), Problem.REDIRECTS);
            assertThat(web.requests).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://a.example/",
                "data:text/html,x",
                "javascript:alert(1)",
                "http://user:pass@127.0.0.1/",
                "http://",
                "http://[::1/"
            })
    void shouldRefuseARedirectToWhatIsNoWebAddress(String target) throws Exception {
        assertRefused(
                said("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n"), Problem.REDIRECTS);
    }

    @Test
    void shouldRefuseARedirectWithoutAnAddress() throws Exception {
        assertRefused(said("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), Problem.REDIRECTS);
    }

    @Test
    void shouldEndAtACookieWall() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> RawWeb.say(
                out,
                "HTTP/1.1 302 Found\r\nSet-Cookie: seen=1\r\nLocation: " + (path.equals("/a") ? "/set" : "/a")
                        + "\r\nContent-Length: 0\r\n\r\n"))) {
            // then
            assertRefused(fetch(web, "/a"), Problem.REDIRECTS);
            assertThat(web.requests).hasSize(2);
            assertThat(web.requests.get(1)).noneMatch(line -> line.startsWith("Cookie"));
        }
    }

    @Test
    void shouldFailWhereTheConnectionIsResetInTheBody() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "Content-Length: 1000\r\n\r\nabc");
            socket.setSoLinger(true, 0);
        })) {
            assertFailed(fetch(web, "/"), Problem.NETWORK);
        }
    }

    @Test
    void shouldFailWhereTheBodyIsShorterThanDeclared() throws Exception {
        assertFailed(said(OK + "Content-Length: 1000\r\n\r\nabc"), Problem.NETWORK);
    }

    @Test
    void shouldTakeNoMoreThanDeclaredAndNeverAsTheNextAnswer() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "Content-Length: 3\r\n\r\nabc" + OK + "Content-Length: 5\r\n\r\nwrong");
            Thread.sleep(300);
        })) {
            // then
            assertBody(fetch(web, "/1"), "abc");
            Thread.sleep(50);
            assertBody(fetch(web, "/2"), "abc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothing like a chunk\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcdeXX",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\nabc",
                "<html>an answer of HTTP/0.9</html>\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                ""
            })
    void shouldFailWhereItIsNoHttpAndGoOn(String answer) throws Exception {
        for (int i = 0; i < 5; i++) {
            assertFailed(said(answer), Problem.NETWORK);
        }
        assertBody(said(OK + "Content-Length: 3\r\n\r\nabc"), "abc");
    }

    @Test
    void shouldKeepTheBeginningOfAnErrorPage() throws Exception {
        // when
        FetchOutcome gone = said("HTTP/1.1 404 Not Found\r\nContent-Length: 70000\r\n\r\n" + "x".repeat(70_000));
        FetchOutcome denied = said("HTTP/1.1 451 No\r\nContent-Length: 5\r\n\r\nlocal");
        FetchOutcome broken = said("HTTP/1.1 410 Gone\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nlocal");
        FetchOutcome shortened = said("HTTP/1.1 404 Not Found\r\nContent-Length: 700\r\n\r\nnot here");

        // then
        assertThat(gone).isInstanceOfSatisfying(Gone.class, page -> assertThat(page.page())
                .hasSize(64 * 1024));
        assertThat(denied).isInstanceOfSatisfying(Refused.class, page -> {
            assertThat(page.problem()).isEqualTo(Problem.DENIED);
            assertThat(page.page()).asString(StandardCharsets.UTF_8).isEqualTo("local");
        });
        assertThat(broken).isInstanceOfSatisfying(Gone.class, page -> assertThat(page.page())
                .isEmpty());
        assertThat(shortened).isInstanceOfSatisfying(Gone.class, page -> assertThat(page.page())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("not here"));
    }

    @Test
    void shouldBeBusyWhereBodiesFillTheMemory() throws Exception {
        // given
        FetchLimits little = new FetchLimits(
                1 << 20, 0, TIGHT.connect(), TIGHT.silence(), TIGHT.head(), TIGHT.total(), 100, 1000, 10, 100_000);
        try (RawWeb web = new RawWeb((path, out, socket) -> {
                    RawWeb.say(out, OK + "\r\n");
                    endless(out);
                });
                Fetcher small = new Fetcher(little, true, Clock.systemUTC())) {
            // then
            assertFailed(fetch(small, web, "/"), Problem.BUSY);
            assertFailed(fetch(small, web, "/again"), Problem.BUSY);
        }
    }

    @Test
    void shouldEndTheConnectionOfAFetchThatIsCancelled() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "\r\n");
            drip(out, "x", 20);
        })) {
            // given
            CompletableFuture<FetchOutcome> fetch =
                    fetcher.fetch(FetchRequest.page(web.url("/"), Duration.ZERO), Permit.ANY);
            while (web.requests.isEmpty()) {
                Thread.sleep(10);
            }

            // when
            fetch.cancel(false);

            // then
            assertThat(web.wasCutOff()).isTrue();
            assertFailed(fetch(web, "/next"), Problem.TIMEOUT);
        }
    }

    @Test
    void shouldFailWhatIsUnderWayWhenClosed() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> Thread.sleep(10_000))) {
            // given
            CompletableFuture<FetchOutcome> first =
                    fetcher.fetch(FetchRequest.page(web.url("/"), Duration.ZERO), Permit.ANY);
            CompletableFuture<FetchOutcome> waiting =
                    fetcher.fetch(FetchRequest.page(web.url("/b"), Duration.ZERO), Permit.ANY);

            // when
            fetcher.close();

            // then
            assertFailed(first.get(5, TimeUnit.SECONDS), Problem.BUSY);
            assertFailed(waiting.get(5, TimeUnit.SECONDS), Problem.BUSY);
        }
    }
}
