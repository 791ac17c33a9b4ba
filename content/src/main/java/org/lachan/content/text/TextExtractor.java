package org.lachan.content.text;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.content.documents.DocumentReader;
import org.lachan.content.documents.DocumentText;
import org.lachan.content.documents.DocumentText.Read;
import org.lachan.content.documents.DocumentText.Unread;
import org.lachan.content.documents.MediaTypes;
import org.lachan.content.documents.ReaderLimits;
import org.lachan.content.text.Charsets.Choice;
import org.lachan.content.text.Charsets.Wide;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.Extraction.Unreadable;
import org.lachan.content.text.Provenance.Doubt;

/**
 * Text from the bytes of a page, a status or a document. Documents are read in processes of their own. Safe for use by
 * several threads.
 */
public final class TextExtractor implements AutoCloseable {
    /** Characters of text kept of one body. */
    public static final int MAX_CHARACTERS = 200_000;

    private static final String XHTML = "application/xhtml+xml";
    private static final String UNKNOWN = "application/octet-stream";
    private static final int MAX_TITLE = 500;
    private static final int MOST_LIGHT_BYTES = 16 * 1024;

    private final MediaTypes types = new MediaTypes();
    private final DocumentReader documents;

    public TextExtractor() {
        this(ReaderLimits.DEFAULT);
    }

    /** @param limits on the processes that read documents */
    public TextExtractor(ReaderLimits limits) {
        this.documents = new DocumentReader(limits);
    }

    /**
     * Whether {@link #extract} is sure to end soon and with little memory on these bytes, whatever they hold: short, and
     * plainly text or a page, so that no parser of documents gets them.
     *
     * @param declaredType as for {@link #extract}
     */
    public boolean isLight(byte[] body, String declaredType) {
        return body.length <= MOST_LIGHT_BYTES
                && ObviousType.of(body, declaredType).isPresent();
    }

    /**
     * Whether the bytes are a page or plain text, which {@link #extract} reads without another process.
     *
     * @param declaredType as for {@link #extract}
     */
    public boolean isText(byte[] body, String declaredType) {
        try {
            Optional<Wide> wide = Charsets.wide(body);
            return isText(type(wide.isPresent() ? wide.get().utf8() : body, declaredType));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isText(String type) {
        return type.equals(ObviousType.HTML) || type.equals(XHTML) || type.equals(ObviousType.PLAIN);
    }

    private String type(byte[] body, String declaredType) throws IOException {
        Optional<String> obvious = ObviousType.of(body, declaredType);
        return obvious.isPresent() ? obvious.get() : types.detect(body, declaredType);
    }

    /**
     * @param body as fetched
     * @param declaredType the server's media type with its charset; empty where it declared none
     * @param knownTitle the title that a feed gave; wins over the page's own
     */
    public Extraction extract(byte[] body, String declaredType, @Nullable String knownTitle) {
        if (body.length == 0) {
            return new Unreadable("The body is empty");
        }
        Optional<Wide> wide = Charsets.wide(body);
        byte[] bytes = wide.isPresent() ? wide.get().utf8() : body;
        try {
            String type = type(bytes, declaredType);
            return isText(type)
                    ? text(bytes, type, declaredType, charset(body, declaredType, wide), knownTitle)
                    : document(body, declaredType, type, knownTitle);
        } catch (IOException e) {
            return new Unreadable("Unreadable body: " + e.getClass().getSimpleName());
        }
    }

    private static Choice charset(byte[] body, String declared, Optional<Wide> wide) {
        return wide.map(found -> Charsets.choose(found, declared)).orElseGet(() -> Charsets.decide(body, declared));
    }

    private Extraction text(byte[] body, String type, String declared, Choice charset, @Nullable String knownTitle) {
        try {
            HtmlText.Page page = type.equals(ObviousType.PLAIN)
                    ? new HtmlText.Page("", Charsets.decode(body, charset.ofBytes()), false)
                    : HtmlText.read(body, charset.ofBytes());
            String shown = type.equals(XHTML) ? ObviousType.HTML : type;
            Read read = new Read(title(knownTitle, page.title()), page.text(), shown, page.truncated());
            return extracted(read, declared, charset);
        } catch (RuntimeException | StackOverflowError e) {
            // Damaged pages can make a parser throw anything.
            return new Unreadable("Damaged " + type + ": " + e.getClass().getSimpleName());
        }
    }

    private Extraction document(byte[] body, String declared, String type, @Nullable String knownTitle) {
        if (types.isProgramOrUnknown(type)) {
            return new Unreadable("No text in " + type + declaredAs(declared, type));
        }
        DocumentText text = documents.read(body, declared);
        if (text instanceof Unread unread) {
            return new Unreadable(type + ": " + unread.reason());
        }
        Read read = (Read) text;
        Read titled = new Read(title(knownTitle, read.title()), read.text(), read.mediaType(), read.truncated());
        return extracted(titled, declared, Choice.NONE);
    }

    private static @Nullable String title(@Nullable String known, @Nullable String own) {
        return known == null ? own : known;
    }

    private Extraction extracted(Read read, String declared, Choice charset) {
        String type = read.mediaType();
        String rawTitle = read.title() == null ? "" : read.title();
        // Before it is cleaned: what looks like a stray space or control character is half a letter in some writings.
        LegacyWriting writing = LegacyWriting.of(rawTitle + "\n" + read.text());
        String title =
                Cut.to(MAX_TITLE, CleanText.of(writing.converted(rawTitle)).replace('\n', ' '));
        String all = CleanText.of(writing.converted(read.text()));
        String text = withoutTitle(Cut.to(MAX_CHARACTERS, all), title);
        if (title.isEmpty() && text.isEmpty()) {
            return new Unreadable("No text in " + type + declaredAs(declared, type));
        }
        if (CleanText.isNoise(text)) {
            return new Unreadable("The bytes are no text, though declared as " + type);
        }
        Provenance provenance =
                new Provenance(charset.name(), writing.encoding(), doubts(writing, charset, disagree(declared, type)));
        return new Extracted(title, text, type, read.truncated() || all.length() > MAX_CHARACTERS, provenance);
    }

    private static Set<Doubt> doubts(LegacyWriting writing, Choice charset, boolean otherType) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (charset.misdeclared()) {
            doubts.add(Doubt.CHARSET_MISDECLARED);
        }
        if (otherType) {
            doubts.add(Doubt.TYPE_MISDECLARED);
        }
        if (writing.suspected()) {
            doubts.add(Doubt.LEGACY_SUSPECTED);
        }
        return doubts;
    }

    private String declaredAs(String declared, String type) {
        return disagree(declared, type) ? ", though declared as " + ObviousType.base(declared) : "";
    }

    private boolean disagree(String declared, String type) {
        String base = ObviousType.base(declared);
        return !base.isEmpty() && !base.equals(UNKNOWN) && !types.agree(base, type);
    }

    private static String withoutTitle(String text, String title) {
        if (!title.isEmpty() && text.startsWith(title)) {
            return text.substring(title.length()).strip();
        }
        return text;
    }

    /** Ends the processes that read documents; without it they end with this process. */
    @Override
    public void close() {
        documents.close();
    }
}
