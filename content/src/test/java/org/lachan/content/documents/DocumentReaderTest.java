package org.lachan.content.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lachan.content.documents.DocumentText.Read;
import org.lachan.content.documents.DocumentText.Unread;

/** What documents give, good ones and bombs, read in a process of their own. */
final class DocumentReaderTest {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final DocumentReader READER = new DocumentReader(ReaderLimits.DEFAULT);

    @AfterAll
    static void close() {
        READER.close();
    }

    @Test
    void shouldReadPdf() throws IOException {
        assertThat(read(Samples.pdf("Trang mot", "Trang hai"), "application/pdf"))
                .isEqualTo(new Read(null, "Trang mot Trang hai", "application/pdf", false));
    }

    @Test
    void shouldReadOfficeWhateverItIsDeclaredAs() throws IOException {
        assertThat(read(Samples.docx("Chào các bạn", "Đoạn hai"), "text/html"))
                .isEqualTo(new Read(null, "Chào các bạn Đoạn hai", DOCX, false));
    }

    @Test
    void shouldReadAMailWithTheMailWithinIt() {
        assertThat(read(Samples.nestedMail(1), "message/rfc822"))
                .isEqualTo(new Read("lop0", "lớp 0 đáy", "message/rfc822", false));
    }

    @Test
    void shouldReadWhatAPictureSaysAboutItself() throws IOException {
        assertThat(read(Samples.png(4, 4, "Lop hoc ve"), "image/png"))
                .isEqualTo(new Read(null, "Lop hoc ve", "image/png", false));
    }

    @Test
    void shouldNotMakeRoomForThePixelsThatAHeadClaims() throws IOException {
        assertThat(read(Samples.png(Integer.MAX_VALUE, Integer.MAX_VALUE, "To"), "image/png"))
                .isEqualTo(new Read(null, "To", "image/png", false));
    }

    @Test
    void shouldStopAtTheEntryLimit() throws IOException {
        // given
        String kept = IntStream.range(0, EntryLimits.MOST_ENTRIES)
                .mapToObj(i -> "tep" + i + ".txt noi dung so " + i)
                .collect(Collectors.joining(" "));

        // then
        assertThat(read(Samples.zipOfEntries(10_000), "application/zip"))
                .isEqualTo(new Read(null, kept, "application/zip", true));
    }

    @Test
    void shouldStopAtTheDepthLimit() throws IOException {
        // given
        byte[] zip = Samples.zip("day.txt", "day".getBytes(UTF_8));
        for (int i = 0; i < 10; i++) {
            zip = Samples.zip("z" + i + ".zip", zip);
        }

        // then
        assertThat(read(zip, "application/zip"))
                .isEqualTo(new Read(null, "z9.zip z8.zip z7.zip", "application/zip", true));
        assertThat(read(Samples.nestedMail(50), "message/rfc822"))
                .isEqualTo(new Read("lop0", "lớp 0 lớp 1 lớp 2 lớp 3", "message/rfc822", true));
    }

    @Test
    void shouldStopAtTheLimitOfUnpackedBytes() throws IOException {
        assertThat(read(Samples.zip("trong.txt", new byte[65 << 20]), "application/zip"))
                .isEqualTo(new Read(null, "trong.txt", "application/zip", true));
    }

    @Test
    void shouldRefuseAnEntityBomb() throws IOException {
        assertThat(read(Samples.entityBombDocx(), "")).isEqualTo(new Unread("Damaged " + DOCX + ": SAXParseException"));
    }

    @Test
    void shouldLeaveAPdfThatLoops() {
        assertThat(read(Samples.loopingPdf(), "application/pdf"))
                .isEqualTo(new Read(null, "", "application/pdf", false));
    }

    private static DocumentText read(byte[] body, String declared) {
        DocumentText text = READER.read(body, declared);
        return text instanceof Read read
                ? new Read(
                        read.title(), read.text().replaceAll("\\s+", " ").strip(), read.mediaType(), read.truncated())
                : text;
    }
}
