package org.lachan.ingest.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lachan.content.hashes.Sha256;
import org.lachan.ingest.fetch.Hop;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;

class WarcFileTest {
    private static final String REFERENCE = "sha256-" + "5".repeat(64);

    /** What a record says, read before the next one: the reader goes on over its body. */
    private record Read(String type, WarcRecord record, String block) {}

    @Test
    void shouldGiveTheSameBytesForTheSameCapture() {
        // given
        Capture capture = Samples.capture(Samples.redirected(), Samples.PAGE);

        // when
        byte[] first = WarcFile.of(capture, REFERENCE);
        byte[] second = WarcFile.of(Samples.capture(Samples.redirected(), Samples.PAGE), REFERENCE);

        // then: also in a later version, or evidence would double
        assertThat(first).isEqualTo(second);
        assertThat(Sha256.of(first)).isEqualTo("64bf7fd0a790c72f382c33e4cd2f8ed125d730929c393d2c54adc9a68ff58c85");
    }

    @Test
    void shouldTellEveryRequestOnTheWay() throws IOException {
        // when
        List<Read> read = read(WarcFile.of(Samples.capture(Samples.redirected(), Samples.PAGE), REFERENCE));

        // then
        assertThat(read)
                .extracting(Read::type)
                .containsExactly("warcinfo", "request", "response", "metadata", "request", "response", "metadata");
        assertThat(read.get(1).block())
                .startsWith("GET /bai?so=1 HTTP/1.1\r\nHost: bao.example\r\n")
                .endsWith("\r\n\r\n");
        WarcResponse redirect = (WarcResponse) read.get(2).record();
        assertThat(redirect.target()).isEqualTo("http://bao.example/bai?so=1");
        assertThat(redirect.truncated()).isEqualTo(WarcTruncationReason.UNSPECIFIED);
        assertThat(read.get(2).block())
                .isEqualTo("HTTP/1.1 301 \r\nLocation: https://bao.example/bai?so=1\r\nContent-Length: 0\r\n\r\n");
        assertThat(redirect.concurrentTo())
                .containsExactly(((WarcRequest) read.get(1).record()).id());
        assertThat(redirect.headers().all("WARC-Protocol")).containsExactly("http/1.1");
        assertThat(redirect.ipAddress())
                .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).isEqualTo("203.0.113.9"));
    }

    @Test
    void shouldKeepTheBodyWithoutCodingsAndTheirHeadersUnderOtherNames() throws IOException {
        // when
        byte[] warc = WarcFile.of(Samples.capture(Samples.redirected(), Samples.PAGE), REFERENCE);
        Read answer = read(warc).get(5);

        // then
        assertThat(answer.block())
                .contains("X-Orig-Content-Encoding: gzip\r\n", "X-Orig-Transfer-Encoding: chunked\r\n")
                .contains("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n")
                .contains("Content-Length: " + Samples.PAGE.getBytes(UTF_8).length + "\r\n\r\n")
                .doesNotContain("\r\nContent-Encoding", "\r\nTransfer-Encoding");
        HttpResponse http = HttpResponse.parseStrictly(
                Channels.newChannel(new ByteArrayInputStream(answer.block().getBytes(ISO_8859_1))));
        assertThat(http.status()).isEqualTo(200);
        assertThat(new String(http.body().stream().readAllBytes(), UTF_8)).isEqualTo(Samples.PAGE);
        assertThat(answer.record().truncated()).isEqualTo(WarcTruncationReason.NOT_TRUNCATED);
        assertThat(((WarcResponse) answer.record()).payloadDigest())
                .hasValueSatisfying(digest -> assertThat(digest.hex()).isEqualTo(sha256(Samples.PAGE)));
    }

    @Test
    void shouldTellTheOtherEndOfTls() throws IOException {
        // when
        List<Read> read = read(WarcFile.of(Samples.capture(Samples.redirected(), Samples.PAGE), REFERENCE));

        // then
        WarcResponse answer = (WarcResponse) read.get(5).record();
        assertThat(answer.headers().all("WARC-Protocol")).containsExactly("http/1.1", "tls/1.3");
        assertThat(answer.headers().first("WARC-Cipher-Suite")).hasValue("TLS_AES_128_GCM_SHA256");
        assertThat(answer.headers().first("WARC-IP-Address")).hasValue("2001:db8::9");
        assertThat(answer.date()).isEqualTo(Samples.AT.minusMillis(40));
        assertThat(((WarcMetadata) read.get(6).record()).concurrentTo()).containsExactly(answer.id());
        assertThat(read.get(6).block())
                .contains(
                        "tls-version: TLSv1.3\r\n",
                        "tls-subject: CN=bao.example\r\n",
                        "tls-certificate-sha256: ab12\r\ntls-certificate-sha256: cd34\r\n",
                        "renamed-header: Content-Encoding\r\n",
                        "peer: [2001:db8::9]:443\r\n");
    }

    @Test
    void shouldSayThatABodyWasCut() throws IOException {
        // given
        byte[] body = Samples.PAGE.getBytes(UTF_8);
        Capture cut = Capture.of(Samples.fetched(Samples.redirected(), Samples.PAGE, true), body, false);

        // when
        List<Read> read = read(WarcFile.of(cut, REFERENCE));

        // then
        assertThat(read.get(5).record().truncated()).isEqualTo(WarcTruncationReason.LENGTH);
        assertThat(read.get(6).block()).contains("truncated: ");
    }

    @Test
    void shouldSayWhatWasTakenOutOfABody() throws IOException {
        // given
        String whole = "<p>Bài <img src=\"data:image/png;base64,AAAA\"></p>";
        String kept = "<p>Bài <img src=\"data:,\"></p>";
        Capture altered = Capture.of(Samples.fetched(Samples.redirected(), whole, false), kept.getBytes(UTF_8), true);

        // when
        List<Read> read = read(WarcFile.of(altered, REFERENCE));

        // then
        assertThat(read.get(5).block()).contains("data:,").doesNotContain("AAAA");
        assertThat(read.get(6).block())
                .contains(
                        "altered: pictures and videos",
                        "fetched-sha256: " + sha256(whole) + "\r\n",
                        "fetched-bytes: " + whole.getBytes(UTF_8).length + "\r\n",
                        "kept-sha256: " + sha256(kept) + "\r\n");
    }

    @Test
    void shouldKeepTheBytesAloneWhereNoRequestIsKnown() throws IOException {
        // when
        byte[] warc = WarcFile.of(Samples.capture(List.of(), Samples.PAGE), REFERENCE);
        List<Read> read = read(warc);

        // then
        assertThat(read).extracting(Read::type).containsExactly("warcinfo", "resource", "metadata");
        assertThat(((WarcResource) read.get(1).record()).target()).isEqualTo("https://bao.example/bai?so=1");
        assertThat(new String(read.get(1).block().getBytes(ISO_8859_1), UTF_8)).isEqualTo(Samples.PAGE);
        assertThat(WarcCheck.of(warc)).isEqualTo(new WarcCheck(3, null));
    }

    @Test
    void shouldStayReadableWhateverAServerSends() throws IOException {
        // given
        Hop strange = new Hop(
                "https://bao.example/a b|c#d",
                "GET",
                Samples.AT,
                "HTTP/2.0",
                200,
                List.of(),
                Samples.fields("Bad Name", "x\r\nInjected: y", "Content-Length", "999", "X-Tên", "giá trị"),
                "bao.example:443",
                Samples.TLS);

        // when
        byte[] warc = WarcFile.of(Samples.capture(List.of(strange), ""), REFERENCE);
        List<Read> read = read(warc);

        // then
        assertThat(WarcCheck.of(warc)).isEqualTo(new WarcCheck(4, null));
        assertThat(read.get(1).block()).startsWith("GET /a%20b|c HTTP/1.1\r\n");
        assertThat(read.get(2).block())
                .contains("Bad_Name: x  Injected: y\r\n", "X-Orig-Content-Length: 999\r\n", "Content-Length: 0\r\n")
                .contains("X-T_n: ");
        assertThat(read.get(2).record().headers().first("WARC-IP-Address")).isEmpty();
        assertThat(read.get(2).record().headers().all("WARC-Protocol")).containsExactly("h2", "tls/1.3");
    }

    @Test
    void shouldFindEveryChangedByteOfAFile() {
        // given
        byte[] warc = WarcFile.of(Samples.capture(Samples.redirected(), Samples.PAGE), REFERENCE);
        int body = new String(warc, ISO_8859_1).indexOf("vô hại".substring(0, 1));
        byte[] changed = warc.clone();
        changed[body] ^= 1;

        // then
        assertThat(WarcCheck.of(warc)).isEqualTo(new WarcCheck(7, null));
        assertThat(WarcCheck.of(changed).error()).isNotNull();
        assertThat(WarcCheck.of(java.util.Arrays.copyOf(warc, warc.length - 40)).error())
                .isNotNull();
        assertThat(WarcCheck.of("not a file".getBytes(UTF_8)).error()).contains("not a WARC file");
        assertThat(WarcCheck.of(new byte[0]).error()).isNotNull();
    }

    private static List<Read> read(byte[] warc) throws IOException {
        List<Read> all = new ArrayList<>();
        try (WarcReader reader = new WarcReader(Channels.newChannel(new ByteArrayInputStream(warc)))) {
            for (WarcRecord record : reader) {
                byte[] block = record.body().stream().readAllBytes();
                all.add(new Read(record.type(), record, new String(block, ISO_8859_1)));
            }
        }
        return all;
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}
