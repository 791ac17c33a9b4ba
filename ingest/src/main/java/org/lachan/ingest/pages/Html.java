package org.lachan.ingest.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;

/** Fetched bytes as a document, in the charset that the server, or else the document, declares. */
public final class Html {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    private Html() {}

    public static Document parse(Fetched fetched) {
        return parse(fetched.body(), fetched.mediaType(), fetched.url());
    }

    public static Document parse(byte[] body, String mediaType, String url) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), charset(mediaType), url);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }

    private static @Nullable String charset(String mediaType) {
        Matcher matcher = CHARSET.matcher(mediaType);
        try {
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
