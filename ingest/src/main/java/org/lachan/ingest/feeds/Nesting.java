package org.lachan.ingest.feeds;

/** How deep the elements of an XML text stand in one another. The library walks content by recursion: too deep ends the thread. */
final class Nesting {
    private final String xml;
    private int at;
    private int depth;
    private int deepest;

    private Nesting(String xml) {
        this.xml = xml;
    }

    /** Of text that is no XML, any number. */
    static int deepest(String xml) {
        Nesting nesting = new Nesting(xml);
        while (nesting.at >= 0 && (nesting.at = xml.indexOf('<', nesting.at)) >= 0) {
            nesting.markup();
        }
        return nesting.deepest;
    }

    private void markup() {
        if (xml.startsWith("<!--", at)) {
            skipTo("-->", 4);
        } else if (xml.startsWith("<![CDATA[", at)) {
            skipTo("]]>", 9);
        } else if (xml.startsWith("<?", at)) {
            skipTo("?>", 2);
        } else if (xml.startsWith("<!", at)) {
            skipTo(">", 2);
        } else if (xml.startsWith("</", at)) {
            depth--;
            skipTo(">", 2);
        } else {
            start();
        }
    }

    private void skipTo(String end, int from) {
        int found = xml.indexOf(end, at + from);
        at = found < 0 ? -1 : found + end.length();
    }

    // A quoted value may hold the end of a tag.
    private void start() {
        char quote = 0;
        for (int i = at + 1; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                depth += xml.charAt(i - 1) == '/' ? 0 : 1;
                deepest = Math.max(deepest, depth);
                at = i + 1;
                return;
            }
        }
        at = -1;
    }
}
