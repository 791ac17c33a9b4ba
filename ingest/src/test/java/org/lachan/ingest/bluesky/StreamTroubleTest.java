package org.lachan.ingest.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.readers.Follower;
import org.lachan.ingest.readers.Window;

/** Servers that cannot be reached, refuse, or are no websockets. */
final class StreamTroubleTest {
    private SmallStream stream;
    private SmallWeb web;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stream = new SmallStream();
        web = new SmallWeb();
    }

    @AfterEach
    void stop() {
        stream.close();
        web.close();
    }

    private static InetAddress loopback(String host) {
        return InetAddress.getLoopbackAddress();
    }

    private static StreamLimits limits(long events, Duration total) {
        return new StreamLimits(
                events,
                10 << 20,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(1_500),
                total,
                Duration.ofMinutes(10),
                Duration.ofMillis(50));
    }

    private BlueskyReader reader(StreamLimits limits, Function<String, InetAddress> resolver) {
        Jetstream jetstream = new Jetstream(resolver, limits, "lachan-test", Clock.systemUTC());
        return new BlueskyReader(Follower.fetcher(), jetstream, web.url("/"));
    }

    private static Source source(String url, int maxItems) {
        return Follower.source(Kind.BLUESKY, url, maxItems, new Details.Bluesky(null, null, List.of("BạnBè")));
    }

    private static Problem problem(Window window) {
        FetchOutcome outcome = window.problem().orElseThrow();
        return outcome instanceof Failed failed ? failed.problem() : ((Refused) outcome).problem();
    }

    @Test
    void shouldNotConnectToWhatTheResolverRefuses() {
        // given
        Function<String, InetAddress> guard = host -> {
            UnknownHostException refusal = new UnknownHostException(host);
            refusal.initCause(new IOException("host " + host + " resolves to 10.0.0.1, which is not a public address"));
            throw new UncheckedIOException(refusal);
        };

        // when
        Window window = Follower.await(
                reader(limits(10, Duration.ofSeconds(5)), guard).read(source(stream.url(), 10), null, Set.of()));

        // then
        assertThat(problem(window)).isEqualTo(Problem.FORBIDDEN_ADDRESS);
        assertThat(stream.subscriptions).isEmpty();
    }

    @Test
    void shouldTellAnUnknownHost() {
        // given
        Function<String, InetAddress> unknown = host -> {
            throw new UncheckedIOException(new UnknownHostException(host));
        };

        // when
        Window window = Follower.await(reader(limits(10, Duration.ofSeconds(5)), unknown)
                .read(source("http://dong.example/", 10), "17", Set.of()));

        // then
        assertThat(problem(window)).isEqualTo(Problem.UNKNOWN_HOST);
        assertThat(window.cursor()).isEqualTo("17");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 429 Too Many Requests|Retry-After: 90, THROTTLED, 90",
        "HTTP/1.1 503 Service Unavailable, SERVER, 0",
        "HTTP/1.1 403 Forbidden, DENIED, 0",
        "HTTP/1.1 302 Found|Location: http://10.0.0.1/, DENIED, 0",
        "SSH-2.0-OpenSSH_9.2 hello there, NETWORK, 0",
    })
    void shouldTellWhyAServerOpensNoWebsocket(String head, Problem problem, int retryAfter) throws IOException {
        // given
        byte[] answer = (head.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server = new RawServer(answer)) {
            // when
            Window window = poll(server.url());

            // then
            assertThat(problem(window)).isEqualTo(problem);
            if (retryAfter > 0) {
                assertThat(((Failed) window.problem().orElseThrow()).retryAfter())
                        .isEqualTo(Duration.ofSeconds(retryAfter));
            }
        }
    }

    @Test
    void shouldNotTrustACertificateThatNobodyVouchesFor(@TempDir Path folder) throws Exception {
        // given
        try (SmallStream secure = SmallStream.secure(folder)) {
            // when
            Window window = poll(secure.url().replace("http:", "https:"));

            // then
            assertThat(problem(window)).isEqualTo(Problem.TLS);
            assertThat(secure.subscriptions).isEmpty();
        }
    }

    @Test
    void shouldNotWaitForAServerThatSaysNothing() throws IOException {
        // given
        try (RawServer server = new RawServer(new byte[0])) {
            // then
            assertThat(problem(poll(server.url()))).isEqualTo(Problem.TIMEOUT);
        }
    }

    @Test
    void shouldNotReadAHeadWithoutEnd() throws IOException {
        // given
        byte[] endless = ("HTTP/1.1 101 Switching Protocols\r\n" + "X: y\r\n".repeat(20_000))
                .getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server = new RawServer(endless)) {
            // then
            assertThat(problem(poll(server.url()))).isEqualTo(Problem.NETWORK);
        }
    }

    private Window poll(String url) {
        return Follower.await(reader(limits(10, Duration.ofSeconds(5)), StreamTroubleTest::loopback)
                .read(source(url, 10), null, Set.of()));
    }

    /** Says one thing to whoever connects, and then holds the line. */
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        RawServer(byte[] words) throws IOException {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept();
                        InputStream in = socket.getInputStream();
                        OutputStream out = socket.getOutputStream()) {
                    out.write(words);
                    out.flush();
                    in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // the client went away, or the test is over
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
