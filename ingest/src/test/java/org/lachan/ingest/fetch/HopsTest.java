package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Unread;

/** What is sent, and what is kept of it. */
final class HopsTest {
    private static final String TOKEN = "Bearer very-secret";

    private final Fetcher fetcher = new Fetcher(FetchLimits.DEFAULT, true, Clock.systemUTC());
    private final List<String> authorised = new CopyOnWriteArrayList<>();
    private SmallWeb web;
    private SmallWeb other;

    @BeforeEach
    void start() throws IOException {
        web = new SmallWeb();
        other = new SmallWeb();
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        web.close();
        other.close();
    }

    private FetchOutcome fetch(FetchRequest request) throws Exception {
        return fetcher.fetch(request, Permit.ANY).get(10, TimeUnit.SECONDS);
    }

    private FetchRequest page(String path) {
        return FetchRequest.page(web.url(path), Duration.ZERO);
    }

    private void note(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            authorised.add(exchange.getRequestURI().getPath());
        }
    }

    private SmallWeb redirect(SmallWeb from, String path, String target) {
        return from.on(path, exchange -> {
            note(exchange);
            SmallWeb.send(exchange, 302, Map.of("Location", target), new byte[0]);
        });
    }

    private SmallWeb end(SmallWeb at, String path) {
        return at.on(path, exchange -> {
            note(exchange);
            byte[] body = "end".getBytes(StandardCharsets.UTF_8);
            SmallWeb.send(exchange, 200, Map.of("X-Echo", TOKEN), body);
        });
    }

    @Test
    void shouldKeepEveryRequestAndTheHeadOfItsAnswer() throws Exception {
        // given
        redirect(web, "/a", "/b");
        end(web, "/b");

        // when
        FetchOutcome outcome = fetch(page("/a").in("vi"));

        // then
        assertThat(outcome.hops()).extracting(Hop::url).containsExactly(web.url("/a"), web.url("/b"));
        Hop first = outcome.hops().get(0);
        assertThat(first.status()).isEqualTo(302);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.protocol()).isEqualTo("HTTP/1.1");
        assertThat("http://" + first.peer() + "/a").isEqualTo(web.url("/a"));
        assertThat(first.tls()).isNull();
        assertThat(first.headers()).contains(new Hop.Field("Location", "/b"));
        assertThat(first.requestHeaders())
                .extracting(Hop.Field::name)
                .contains("Host", "User-Agent", "Accept-Encoding", "Accept-Language");
    }

    @Test
    void shouldSendSecretsToTheFirstHostOnly() throws Exception {
        // given
        redirect(web, "/a", "/b");
        redirect(web, "/b", other.url("/c"));
        redirect(other, "/c", web.url("/d"));
        end(web, "/d");

        // when
        FetchOutcome outcome = fetch(page("/a").withSecret("Authorization", TOKEN));

        // then
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(authorised).containsExactly("/a", "/b");
    }

    @Test
    void shouldKeepSecretsOutOfEverythingThatIsKept() throws Exception {
        // given
        end(web, "/a");
        FetchRequest request = page("/a").withSecret("Authorization", TOKEN);

        // when
        FetchOutcome outcome = fetch(request);

        // then
        assertThat(authorised).containsExactly("/a");
        assertThat(outcome.hops().toString()).doesNotContain("very-secret").contains("[secret]");
        assertThat(request.toString()).doesNotContain("very-secret");
    }

    @Test
    void shouldLeaveTheBodyUnreadWhenAskedTo() throws Exception {
        // given
        try (RawWeb raw = new RawWeb((path, out, socket) -> {
            RawWeb.say(
                    out,
                    path.equals("/a")
                            ? "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 100000000\r\n\r\n"
                            : path.equals("/b")
                                    ? "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"
                                    : "HTTP/1.1 404 Not Found\r\nContent-Length: 100000000\r\n\r\n");
            while (true) {
                out.write(new byte[8192]);
            }
        })) {
            // when
            FetchOutcome there =
                    fetch(FetchRequest.page(raw.url("/a"), Duration.ZERO).withoutBody());
            FetchOutcome gone =
                    fetch(FetchRequest.page(raw.url("/c"), Duration.ZERO).withoutBody());

            // then
            assertThat(there).isInstanceOfSatisfying(Unread.class, unread -> {
                assertThat(unread.url()).isEqualTo(raw.url("/b"));
                assertThat(unread.redirects().statuses()).containsExactly(302);
                assertThat(unread.hops()).hasSize(2);
            });
            assertThat(gone).isInstanceOfSatisfying(Gone.class, page -> assertThat(page.page())
                    .isEmpty());
            assertThat(raw.wasCutOff()).isTrue();
        }
    }

    private @Nullable Duration retryAfter(int status, String value) throws Exception {
        web.on("/later", exchange -> SmallWeb.send(exchange, status, Map.of("Retry-After", value), new byte[0]));
        return ((Failed) fetch(page("/later"))).retryAfter();
    }

    @Test
    void shouldTellWhenTheServerWantsToBeAskedAgain() throws Exception {
        // given
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));

        // then
        assertThat(retryAfter(429, "120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(retryAfter(503, "1")).isEqualTo(Duration.ofSeconds(1));
        assertThat(retryAfter(503, "999999999")).isEqualTo(Duration.ofHours(24));
        assertThat(retryAfter(503, inAnHour)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(retryAfter(503, "Wed, 21 Oct 2015 07:28:00 GMT")).isZero();
        assertThat(retryAfter(503, "soon")).isNull();
        assertThat(retryAfter(503, "-5")).isNull();
    }
}
