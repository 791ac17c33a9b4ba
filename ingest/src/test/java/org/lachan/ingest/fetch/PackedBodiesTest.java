package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;

/** Compressed bodies, as declared and otherwise. */
final class PackedBodiesTest {
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

    private static void assertFailed(FetchOutcome outcome, Problem problem) {
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(problem));
    }

    private static void assertBody(FetchOutcome outcome, String body) {
        assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
            assertThat(fetched.truncated()).isFalse();
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private FetchOutcome packed(String codings, byte[] body) throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "Content-Encoding: " + codings + "\r\nContent-Length: " + body.length + "\r\n\r\n");
            out.write(body);
            out.flush();
        })) {
            return fetch(web, "/");
        }
    }

    @Test
    void shouldStopAGzipBombByWhatItUnpacksTo() throws Exception {
        // given
        AtomicLong sent = new AtomicLong();
        byte[] member = gzip(new byte[10 << 20]);
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "Content-Encoding: gzip\r\n\r\n");
            while (true) {
                out.write(member);
                sent.addAndGet(member.length);
            }
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
    void shouldStopABodyThatUnpacksToNothingForever() throws Exception {
        // given
        byte[] empty = gzip(new byte[0]);
        try (RawWeb web = new RawWeb((path, out, socket) -> {
            RawWeb.say(out, OK + "Content-Encoding: gzip\r\n\r\n");
            while (true) {
                out.write(empty);
            }
        })) {
            // then
            assertThat(fetch(web, "/")).isInstanceOfSatisfying(Fetched.class, fetched -> {
                assertThat(fetched.body()).isEmpty();
                assertThat(fetched.truncated()).isTrue();
            });
            assertThat(web.wasCutOff()).isTrue();
        }
    }

    @Test
    void shouldUnpackWhatWasPackedAsDeclared() throws Exception {
        // given
        byte[] plain = "xin chào".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(zlib)) {
            deflate.write(plain);
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(raw, new Deflater(9, true))) {
            deflate.write(plain);
        }

        // then
        assertBody(packed("gzip", gzip(plain)), "xin chào");
        assertBody(packed("deflate", zlib.toByteArray()), "xin chào");
        assertBody(packed("deflate", raw.toByteArray()), "xin chào");
        assertBody(packed("gzip, gzip", gzip(gzip(plain))), "xin chào");
        assertBody(packed("identity", plain), "xin chào");
    }

    @Test
    void shouldTellGzipInsideGzipByItsType() throws Exception {
        // when
        FetchOutcome outcome = packed("gzip\r\nContent-Type: text/html", gzip(gzip(new byte[100])));

        // then
        assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(fetched.contradiction())
                .contains("application/gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, gzip, gzip, gzip", "gzip", "deflate"})
    void shouldNotReadWhatIsNotPackedAsDeclared(String codings) throws Exception {
        assertFailed(packed(codings, "this is no archive".getBytes(StandardCharsets.UTF_8)), Problem.UNREADABLE);
    }

    @Test
    void shouldNotReadAnArchiveThatIsCutOrChanged() throws Exception {
        // given
        byte[] whole = gzip("xin chào".repeat(50).getBytes(StandardCharsets.UTF_8));
        byte[] changed = whole.clone();
        changed[changed.length - 6] ^= 1;

        // then
        assertFailed(packed("gzip", Arrays.copyOf(whole, whole.length - 12)), Problem.UNREADABLE);
        assertFailed(packed("gzip", changed), Problem.UNREADABLE);
    }
}
