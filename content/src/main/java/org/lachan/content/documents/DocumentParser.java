package org.lachan.content.documents;

import java.io.IOException;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.SecureContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.lachan.content.documents.DocumentText.Read;
import org.lachan.content.documents.DocumentText.Unread;
import org.xml.sax.SAXException;

/** Tika, within limits on text, depth, entries and unpacked bytes. Runs in the reader's process only. */
final class DocumentParser {
    /** Characters of text kept of one document. */
    static final int MAX_CHARACTERS = 200_000;

    // What an author wrote about a picture or a recording; the rest of the metadata is about the camera.
    private static final List<String> DESCRIPTIONS = List.of(
            TikaCoreProperties.DESCRIPTION.getName(),
            TikaCoreProperties.SUBJECT.getName(),
            TikaCoreProperties.COMMENTS.getName(),
            "Exif IFD0:Image Description",
            "Exif SubIFD:User Comment",
            "Exif IFD0:Windows XP Title",
            "Exif IFD0:Windows XP Subject",
            "Exif IFD0:Windows XP Comment",
            "Exif IFD0:Windows XP Keywords",
            "IPTC:Headline",
            "IPTC:Caption/Abstract",
            "JPEG Comment",
            "Text TextEntry",
            "CommentExtensions CommentExtension",
            "xmpDM:logComment");

    private static final Pattern PNG_CHUNK =
            Pattern.compile("keyword=[^,]*, value=(.*), encoding=[^,]*, compression=[^,]*", Pattern.DOTALL);

    private final AutoDetectParser parser = new AutoDetectParser(configuration());

    private static TikaConfig configuration() {
        URL file = Objects.requireNonNull(DocumentParser.class.getResource("tika.xml"), "tika.xml");
        try {
            return new TikaConfig(file);
        } catch (IOException | TikaException | SAXException e) {
            throw new IllegalStateException("Tika refuses its own configuration: " + e.getMessage(), e);
        }
    }

    DocumentText parse(byte[] body, String declared) {
        Metadata metadata = new Metadata();
        if (!declared.isBlank()) {
            metadata.set(HttpHeaders.CONTENT_TYPE, declared);
        }
        try {
            return parse(body, metadata);
        } catch (EncryptedDocumentException e) {
            return new Unread("Encrypted " + type(metadata));
        } catch (IOException | TikaException | SAXException | RuntimeException | StackOverflowError e) {
            // Parsers of damaged documents throw anything.
            return new Unread("Damaged " + type(metadata) + ": " + cause(e));
        }
    }

    private Read parse(byte[] body, Metadata metadata) throws IOException, TikaException, SAXException {
        WriteOutContentHandler out = new WriteOutContentHandler(MAX_CHARACTERS);
        EntryLimits limits = new EntryLimits();
        boolean truncated = false;
        try (TikaInputStream in = TikaInputStream.get(body)) {
            // Stops documents that unpack into far more than they are.
            SecureContentHandler secure = new SecureContentHandler(new BodyContentHandler(out), in);
            try {
                parser.parse(in, secure, metadata, context(limits));
            } catch (SAXException e) {
                secure.throwIfCauseOf(e);
                if (!WriteLimitReachedException.isWriteLimitReached(e) && !limits.reached()) {
                    throw e;
                }
                truncated = true;
            } catch (IOException | TikaException | RuntimeException e) {
                if (!limits.reached()) {
                    throw e;
                }
                truncated = true;
            }
        }
        String text = describes(metadata) ? descriptions(metadata) : out.toString();
        return new Read(metadata.get(TikaCoreProperties.TITLE), text, type(metadata), truncated || limits.reached());
    }

    private ParseContext context(EntryLimits limits) {
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        context.set(EmbeddedDocumentExtractor.class, new EmbeddedDocuments(context, limits));
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        context.set(PDFParserConfig.class, pdf);
        return context;
    }

    private static boolean describes(Metadata metadata) {
        String type = type(metadata);
        return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    }

    private static String descriptions(Metadata metadata) {
        Set<String> lines = new LinkedHashSet<>();
        for (String name : DESCRIPTIONS) {
            for (String value : metadata.getValues(name)) {
                Matcher chunk = PNG_CHUNK.matcher(value);
                lines.add(chunk.matches() ? chunk.group(1) : value);
            }
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    private static String type(Metadata metadata) {
        String named = metadata.get(HttpHeaders.CONTENT_TYPE);
        MediaType type = named == null ? null : MediaType.parse(named);
        return type == null
                ? MediaType.OCTET_STREAM.toString()
                : type.getBaseType().toString();
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
