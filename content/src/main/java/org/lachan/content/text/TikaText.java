package org.lachan.content.text;

import java.io.IOException;
import java.net.URL;
import java.util.Objects;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.SecureContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Tika for everything that is neither plain text nor HTML. Embedded documents are not opened. */
final class TikaText {
    private final AutoDetectParser parser;
    private final int maxCharacters;

    TikaText(int maxCharacters) {
        this.parser = new AutoDetectParser(configuration());
        this.maxCharacters = maxCharacters;
    }

    private static TikaConfig configuration() {
        URL file = Objects.requireNonNull(TikaText.class.getResource("tika.xml"), "tika.xml");
        try {
            return new TikaConfig(file);
        } catch (IOException | TikaException | SAXException e) {
            throw new IllegalStateException("Tika refuses its own configuration: " + e.getMessage(), e);
        }
    }

    record Parsed(@Nullable String title, String text, String mediaType, boolean truncated) {}

    /** The media type that the bytes themselves show, helped by what the server declared. */
    String detect(byte[] body, String declared) throws IOException {
        Metadata metadata = declaredAs(declared);
        try (TikaInputStream in = TikaInputStream.get(body)) {
            return parser.getDetector().detect(in, metadata).getBaseType().toString();
        }
    }

    Parsed parse(byte[] body, String declared) throws IOException, TikaException, SAXException {
        Metadata metadata = declaredAs(declared);
        WriteOutContentHandler out = new WriteOutContentHandler(maxCharacters);
        boolean truncated = false;
        try (TikaInputStream in = TikaInputStream.get(body)) {
            // Stops documents that unpack into far more than they are.
            SecureContentHandler secure = new SecureContentHandler(new BodyContentHandler(out), in);
            try {
                parser.parse(in, secure, metadata, context());
            } catch (SAXException e) {
                secure.throwIfCauseOf(e);
                if (!WriteLimitReachedException.isWriteLimitReached(e)) {
                    throw e;
                }
                truncated = true;
            }
        }
        String type = metadata.get(HttpHeaders.CONTENT_TYPE);
        return new Parsed(
                metadata.get(TikaCoreProperties.TITLE), out.toString(), type == null ? declared : type, truncated);
    }

    // No parser for what is embedded: archives within archives have no end.
    private static ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(Parser.class, org.apache.tika.parser.EmptyParser.INSTANCE);
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        context.set(PDFParserConfig.class, pdf);
        return context;
    }

    private static Metadata declaredAs(String declared) {
        Metadata metadata = new Metadata();
        if (!declared.isBlank()) {
            metadata.set(HttpHeaders.CONTENT_TYPE, declared);
        }
        return metadata;
    }
}
