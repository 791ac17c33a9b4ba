package org.lachan.content.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Opens what is embedded as far as the limits allow. One that is damaged is left out; the others are read. */
final class EmbeddedDocuments extends ParsingEmbeddedDocumentExtractor {
    private static final String INLINE = TikaCoreProperties.EmbeddedResourceType.INLINE.toString();

    private final EntryLimits limits;

    EmbeddedDocuments(ParseContext context, EntryLimits limits) {
        super(context);
        this.limits = limits;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        // Pictures within a page: a scanned book has thousands, and they hold no text.
        if (INLINE.equals(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE))) {
            return false;
        }
        limits.countEntry();
        return limits.mayDescend() && super.shouldParseEmbedded(metadata);
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler out, Metadata metadata, boolean html)
            throws SAXException, IOException {
        limits.descend();
        try {
            super.parseEmbedded(opened(in) ? in : new Counted(in), new Readable(out), metadata, html);
        } finally {
            limits.ascend();
        }
    }

    // An object within an old Office file is already in memory, and only this stream knows it.
    private static boolean opened(InputStream in) {
        return in instanceof TikaInputStream tika && tika.getOpenContainer() != null;
    }

    /** Leaves out what cannot be shown: one binary file named as text would make noise of the whole document. */
    private static final class Readable extends ContentHandlerDecorator {
        Readable(ContentHandler out) {
            super(out);
        }

        @Override
        public void characters(char[] text, int start, int length) throws SAXException {
            char[] kept = new char[length];
            int count = 0;
            for (int i = start; i < start + length; i++) {
                boolean shown = text[i] >= ' ' ? text[i] != 0xFFFD : Character.isWhitespace(text[i]);
                if (shown) {
                    kept[count++] = text[i];
                }
            }
            if (count > 0) {
                super.characters(kept, 0, count);
            }
        }
    }

    /** Counts what comes out of the packing. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                limits.countBytes(1);
            }
            return b;
        }

        @Override
        public int read(byte[] bytes, int start, int most) throws IOException {
            int count = super.read(bytes, start, most);
            if (count > 0) {
                limits.countBytes(count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
