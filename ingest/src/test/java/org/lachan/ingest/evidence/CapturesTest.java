package org.lachan.ingest.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.SealedStore;

class CapturesTest {
    @TempDir
    private Path folder;

    private SealedStore store;
    private Captures captures;

    @BeforeEach
    void open() throws IOException {
        store = SealedStore.open(folder.resolve("captures"), folder.resolve("keys"));
        captures = new Captures(store);
    }

    @Test
    void shouldGiveBackWhatWasSeen() throws DamagedCapture {
        // given
        byte[] body = Samples.PAGE.getBytes(UTF_8);

        // when
        String reference = captures.seal(Samples.fetched(Samples.redirected(), Samples.PAGE, true), body, false)
                .orElseThrow();
        Capture read = captures.read(reference).orElseThrow();

        // then
        assertThat(read.hops()).isEqualTo(Samples.redirected());
        assertThat(read.body()).isEqualTo(body);
        assertThat(read.truncated()).isTrue();
        assertThat(read.altered()).isFalse();
        assertThat(read.at()).isEqualTo(Samples.AT);
        assertThat(read.url()).isEqualTo("https://bao.example/bai?so=1");
        assertThat(read.contentSha256()).isEqualTo(Sha256.of(body));
    }

    @Test
    void shouldHoldNothingReadableOnDisk() throws IOException {
        // when
        String reference = captures.seal(
                        Samples.fetched(Samples.redirected(), Samples.PAGE, false), Samples.PAGE.getBytes(UTF_8), false)
                .orElseThrow();

        // then
        byte[] sealed = Files.readAllBytes(
                folder.resolve("captures").resolve(reference.substring(7, 9)).resolve(reference));
        assertThat(new String(sealed, UTF_8)).doesNotContain("bao.example", "LACHAN");
    }

    @Test
    void shouldKeepNoPictureUnderAnyName() {
        // given
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};

        // then
        assertThat(captures.seal(Samples.fetched(List.of(), "text/html", png, false), png, false))
                .isEmpty();
        assertThat(captures.seal(
                        Samples.fetched(List.of(), "video/mp4", new byte[] {1, 2}, false), new byte[] {1, 2}, false))
                .isEmpty();
        assertThat(folder.resolve("captures")).isEmptyDirectory();
    }

    @Test
    void shouldRefuseABodyThatShrankWithoutAWord() {
        // then
        assertThatThrownBy(() -> Capture.of(Samples.fetched(List.of(), Samples.PAGE, false), new byte[3], false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTellDamagedBytesFromMissingOnes() throws DamagedCapture {
        // given
        String unknownVersion = store.put("LACHAN-CAPTURE\u0002...".getBytes(UTF_8));
        String cut = store.put(
                java.util.Arrays.copyOf(CaptureForm.write(Samples.capture(Samples.redirected(), Samples.PAGE)), 200));
        String foreign = store.put("something else".getBytes(UTF_8));

        // then
        assertThatThrownBy(() -> captures.read(unknownVersion)).isInstanceOf(DamagedCapture.class);
        assertThatThrownBy(() -> captures.read(cut)).isInstanceOf(DamagedCapture.class);
        assertThatThrownBy(() -> captures.read(foreign)).isInstanceOf(DamagedCapture.class);
        assertThatThrownBy(() -> captures.read("../elsewhere")).isInstanceOf(DamagedCapture.class);
        assertThat(captures.read("sha256-" + "0".repeat(64))).isEmpty();
    }
}
