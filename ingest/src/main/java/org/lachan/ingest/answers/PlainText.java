package org.lachan.ingest.answers;

import java.util.regex.Pattern;

/** Plain text as a fragment of HTML. */
public final class PlainText {
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]{0,14}(\\s[^<>]{0,500})?/?>");

    private PlainText() {}

    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r\n", "\n")
                .replace("\n", "<br>");
    }

    /** Of a service that does not say which it sends: what holds a tag is HTML and stays as it is. */
    public static String orHtml(String text) {
        return TAG.matcher(text).find() ? text : html(text);
    }
}
