package org.lachan.content.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads pages of HTML and pieces of them. Fetches nothing. Safe for use by several threads. */
public final class ArticleReader {
    /** Bytes read of one page. */
    public static final int MAX_BYTES = 8 << 20;

    private final Clock clock;

    public ArticleReader() {
        this(Clock.systemUTC());
    }

    ArticleReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param charset name of one that this JDK knows, as the server declared it; null to go by the page's own declaration
     * @param baseUrl the page's address; null where unknown
     */
    public Article read(byte[] body, @Nullable String charset, @Nullable String baseUrl) {
        Document page = parse(body, charset, baseUrl == null ? "" : baseUrl);
        return Reading.article(page, clock.instant(), body.length > MAX_BYTES);
    }

    private static Document parse(byte[] body, @Nullable String charset, String baseUrl) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body, 0, Math.min(MAX_BYTES, body.length)), charset, baseUrl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
