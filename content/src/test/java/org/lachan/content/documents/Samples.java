package org.lachan.content.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents made for tests, good ones and bad ones. */
public final class Samples {
    private Samples() {}

    public static byte[] pdf(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    public static byte[] docx(String... paragraphs) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            for (String paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    /** A page tree whose pages are their own parents and children. */
    public static byte[] loopingPdf() {
        return """
                %PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1000000 /Parent 3 0 R>> endobj
                3 0 obj <</Type /Pages /Kids [2 0 R 3 0 R] /Count 1000000 /Parent 2 0 R>> endobj
                trailer <</Root 1 0 R /Size 4 /Prev 9>>
                startxref
                9
                %%EOF
                """.getBytes(UTF_8);
    }

    /** Word's format with an entity that stands for a billion words. */
    public static byte[] entityBombDocx() throws IOException {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE w [<!ENTITY a0 'lol '>");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
        }
        xml.append("]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                + "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx("Chào")));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals("word/document.xml")
                                ? xml.toString().getBytes(UTF_8)
                                : bytes);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    public static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    public static byte[] zipOfEntries(int entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("tep" + i + ".txt"));
                zip.write(("noi dung so " + i).getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A message within a message and so on, each with a line of text before the next. */
    public static byte[] nestedMail(int depth) {
        String mail = "From: a@mau.example\r\nSubject: day\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nđáy\r\n";
        for (int i = depth - 1; i >= 0; i--) {
            String boundary = "ranh" + i;
            mail = "From: a@mau.example\r\nSubject: lop" + i
                    + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\""
                    + boundary + "\"\r\n\r\n--" + boundary
                    + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nlớp " + i + "\r\n--" + boundary
                    + "\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"lop" + (i + 1)
                    + ".eml\"\r\n\r\n" + mail + "\r\n--" + boundary + "--\r\n";
        }
        return mail.getBytes(UTF_8);
    }

    /** A picture's head with a text chunk, and no pixels. */
    public static byte[] png(int width, int height, String description) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(head);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", head.toByteArray());
        chunk(out, "tEXt", ("Description\0" + description).getBytes(ISO_8859_1));
        chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1});
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream to, String type, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(content.length);
        byte[] name = type.getBytes(UTF_8);
        out.write(name);
        out.write(content);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt((int) sum.getValue());
    }
}
