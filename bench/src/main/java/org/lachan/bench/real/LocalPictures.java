package org.lachan.bench.real;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lachan.ingest.pages.PageFacts;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/**
 * Saved pages with the addresses of their pictures led to this machine. The pictures were not saved, and a measurement
 * must not fetch them from their owners; all other bytes stay.
 */
final class LocalPictures {
    private static final Pattern TAG =
            Pattern.compile("<(?:img|source|video|meta|base)\\b[^>]*+>", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("(?:https?:)?//[^/\\s\"'<>?#\\\\]++", Pattern.CASE_INSENSITIVE);

    private LocalPictures() {}

    /**
     * @param base {@code http://host:port} of the server
     * @param url of the page on that server
     * @throws LaunchFailure {@code BAD_INPUT} when a picture's address would still lead elsewhere
     */
    static byte[] in(Article article, String base, String url) {
        // Every byte is one character, so that what stays does so in whichever charset it is.
        String html = new String(article.html(), StandardCharsets.ISO_8859_1);
        StringBuilder local = new StringBuilder();
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            tags.appendReplacement(local, Matcher.quoteReplacement(localised(tags.group(), base)));
        }
        byte[] bytes = tags.appendTail(local).toString().getBytes(StandardCharsets.ISO_8859_1);
        refuseOutside(article, bytes, base, url);
        return bytes;
    }

    private static String localised(String tag, String base) {
        String lower = tag.toLowerCase(Locale.ROOT);
        boolean names = !lower.startsWith("<meta") || lower.contains("og:image") || lower.contains("twitter:image");
        return names ? HOST.matcher(tag).replaceAll(Matcher.quoteReplacement(base)) : tag;
    }

    private static void refuseOutside(Article article, byte[] html, String base, String url) {
        boolean outside = PageFacts.read(html, NewsSite.PAGE, url).pictures().stream()
                .map(PictureLink::url)
                .anyMatch(picture -> !picture.startsWith(base + "/"));
        if (outside) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The page " + article.file() + " names a picture on another host in a way that is not understood.",
                    "Trang " + article.file() + " có ảnh ở máy khác, viết theo cách không nhận ra.");
        }
    }
}
