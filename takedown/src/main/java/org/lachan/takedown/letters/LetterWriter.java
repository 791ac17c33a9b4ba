package org.lachan.takedown.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Prints a letter as an unsigned draft: the number and the signature are left for the clerk and the signatory. The same letter
 * gives the same bytes.
 */
public final class LetterWriter {

    public static final String PDF_NAME = "letter.pdf";
    public static final String JSON_NAME = "request.json";

    private static final List<Face> FACES = List.of(
            new Face("Tinos-Regular.ttf", 400, FontStyle.NORMAL),
            new Face("Tinos-Bold.ttf", 700, FontStyle.NORMAL),
            new Face("Tinos-Italic.ttf", 400, FontStyle.ITALIC),
            new Face("Tinos-BoldItalic.ttf", 700, FontStyle.ITALIC));

    static {
        // It reports each style sheet and font to java.util.logging; what goes wrong is thrown or logged as a warning.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final Letterhead head;
    private final LetterPages pages;

    public LetterWriter(Letterhead head) {
        this.head = head;
        this.pages = new LetterPages(head);
    }

    /** @throws IllegalArgumentException if no letter is written for its kind, harm code or action */
    public byte[] pdf(Letter letter) {
        try (PdfBoxRenderer renderer = renderer(pages.xhtml(letter));
                var out = new ByteArrayOutputStream()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            fixIdentity(document, letter);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("letter of request " + letter.requestId() + " could not be printed", e);
        }
    }

    /** UTF-8. */
    public byte[] json(Letter letter) {
        return LetterRecord.of(letter);
    }

    /** Writes {@link #PDF_NAME} and {@link #JSON_NAME} into the folder, each whole or not at all; the same letter may be written again. */
    public void write(Path folder, Letter letter) {
        byte[] pdf = pdf(letter);
        byte[] json = json(letter);
        try {
            Files.createDirectories(folder);
            replace(folder.resolve(PDF_NAME), pdf);
            replace(folder.resolve(JSON_NAME), json);
        } catch (IOException e) {
            throw new UncheckedIOException("letter of request " + letter.requestId() + " could not be filed", e);
        }
    }

    private static PdfBoxRenderer renderer(String xhtml) throws IOException {
        var builder = new PdfRendererBuilder();
        FACES.forEach(face -> builder.useFont(() -> open(face.file()), "Tinos", face.weight(), face.style(), true));
        return builder.withHtmlContent(xhtml, null)
                .toStream(new ByteArrayOutputStream())
                .buildPdfRenderer();
    }

    /** PDFBox otherwise stamps the time of printing and derives the file's id from it. */
    private void fixIdentity(PDDocument document, Letter letter) {
        var information = new PDDocumentInformation();
        information.setTitle(letter.publicRef());
        information.setAuthor(head.name());
        Calendar created = calendar(Objects.requireNonNullElse(letter.releasedAt(), Instant.EPOCH));
        information.setCreationDate(created);
        information.setModificationDate(created);
        document.setDocumentInformation(information);
        document.setDocumentId((long) letter.hashCode());
    }

    private static Calendar calendar(Instant at) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(
                LetterWriter.class.getResourceAsStream("/fonts/" + file), "font missing from the jar: " + file);
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Face(String file, int weight, FontStyle style) {}
}
