package org.lachan.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The parts of a page around its article; counts are those of a page of the mean size, times its share. */
final class PageMarkup {
    private static final int METAS = 36;
    private static final int STYLES = 4;
    private static final int STYLE_BYTES = 45_800;
    private static final int MENU = 90;
    private static final int TEASERS = 18;
    private static final int FOOTER = 23;
    private static final int DRAWINGS = 8;
    private static final int DRAWING_BYTES = 640;
    private static final int SCRIPTS = 40;
    private static final String SITE = "https://bao.example";

    private final Phrases phrases;
    private final int number;
    private final double share;
    private long draw;

    /** @param share of the mean size */
    PageMarkup(Phrases phrases, int number, double share) {
        this.phrases = phrases;
        this.number = number;
        this.share = share;
        this.draw = Phrases.mixed(number);
    }

    String head() {
        StringBuilder head = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">\n<title>")
                .append(sentence())
                .append("</title>\n");
        for (int i = 1; i < count(METAS); i++) {
            head.append("<meta property=\"og:field-")
                    .append(i)
                    .append("\" content=\"")
                    .append(sentence())
                    .append("\">\n");
        }
        for (int i = 0; i < STYLES; i++) {
            head.append("<style>").append(rules(count(STYLE_BYTES) / STYLES)).append("</style>\n");
        }
        return head.append("</head>\n<body class=\"page layout-")
                .append(number)
                .append("\">\n")
                .toString();
    }

    String navigation() {
        StringBuilder menu = new StringBuilder("<header class=\"site-header\"><nav class=\"menu\"><ul>\n");
        for (int i = 0; i < count(MENU); i++) {
            menu.append("<li class=\"menu-item menu-item-type-taxonomy menu-item-")
                    .append(i)
                    .append("\">");
            link(menu, "menu-link", text(25)).append("</li>\n");
        }
        menu.append("</ul></nav>");
        for (int i = 0; i < count(DRAWINGS); i++) {
            menu.append(drawing());
        }
        return menu.append("</header>\n").toString();
    }

    String openArticle() {
        return "<main id=\"content\"><div class=\"container\"><div class=\"row\"><article class=\"post\"><h1>"
                + sentence()
                + "</h1>\n<figure><img src=\"/anh/bai.jpg\" width=\"640\" height=\"360\" alt=\"\"></figure>\n<p>";
    }

    String closeArticle() {
        return "</p></article></div></div></main>\n";
    }

    String teasers() {
        StringBuilder aside = new StringBuilder("<aside class=\"related\">\n");
        for (int i = 0; i < count(TEASERS); i++) {
            aside.append("<div class=\"card\"><div class=\"card-inner\"><div class=\"card-media\">");
            link(
                    aside,
                    "card-link",
                    "<img class=\"lazy lazy-fade\" width=\"320\" height=\"180\" alt=\"\" src=\"" + SITE + "/anh/"
                            + hex() + "/" + hex() + ".jpg\" data-srcset=\"" + SITE + "/anh/" + hex()
                            + "-640.jpg 640w\">");
            aside.append("</div><div class=\"card-body\"><div class=\"card-meta\"><span class=\"card-category\">");
            link(aside, "category", text(12))
                    .append("</span> <span class=\"card-time\" data-time=\"")
                    .append(hex());
            aside.append("\">3 giờ trước</span></div><div class=\"card-title\"><h3>");
            link(aside, "title-link", text(35)).append("</h3></div></div><div class=\"card-tools\">");
            aside.append("<span class=\"icon\"></span></div><div class=\"card-end\"></div></div></div>\n");
        }
        return aside.append("</aside>\n").toString();
    }

    String footer() {
        StringBuilder footer = new StringBuilder("<footer class=\"site-footer\"><div class=\"container\"><ul>\n");
        for (int i = 0; i < count(FOOTER); i++) {
            footer.append("<li class=\"footer-item\">");
            link(footer, "footer-link", text(25)).append("</li>\n");
        }
        return footer.append("</ul></div></footer>\n").toString();
    }

    /**
     * Scripts and inline JSON.
     *
     * @param bytes exact length of them all
     */
    String scripts(int bytes) {
        StringBuilder scripts = new StringBuilder();
        int count = count(SCRIPTS);
        for (int i = 0; i < count; i++) {
            int length = i < count - 1 ? bytes / count : bytes - scripts.length();
            scripts.append(script(i, length));
        }
        return scripts.toString();
    }

    private String script(int index, int length) {
        String open = index % 4 == 0 ? "<script type=\"application/json\">{" : "<script>(function(){";
        String close = index % 4 == 0 ? "\"end\":0}</script>\n" : "})();</script>\n";
        StringBuilder script = new StringBuilder(open);
        while (script.length() < length - close.length()) {
            script.append(
                    index % 4 == 0 ? "\"" + hex() + "\":\"" + hex() + "\"," : "var _" + hex() + "=" + draw() + ";");
        }
        script.setLength(length - close.length());
        return script.append(close).toString();
    }

    private String rules(int length) {
        StringBuilder rules = new StringBuilder();
        while (rules.length() < length) {
            rules.append(".c-")
                    .append(hex())
                    .append("{margin:0 ")
                    .append(draw() % 40)
                    .append("px;color:#");
            rules.append(hex(), 0, 6).append(";display:flex}\n");
        }
        return rules.toString();
    }

    private String drawing() {
        StringBuilder path = new StringBuilder("<svg viewBox=\"0 0 24 24\"><path d=\"M0 0");
        while (path.length() < DRAWING_BYTES) {
            path.append("L").append(draw() % 24).append(' ').append(draw() % 24);
        }
        return path.append("\"/></svg>\n").toString();
    }

    private StringBuilder link(StringBuilder into, String style, String inner) {
        return into.append("<a class=\"")
                .append(style)
                .append("\" href=\"" + SITE + "/chuyen-muc/")
                .append(hex())
                .append("?ref=")
                .append(hex())
                .append("&position=")
                .append(hex())
                .append("\" data-track=\"")
                .append(hex())
                .append("\" data-section=\"section-")
                .append(hex())
                .append("\" rel=\"bookmark\">")
                .append(inner)
                .append("</a>");
    }

    private String sentence() {
        return new String(phrases.calm(draw()), StandardCharsets.UTF_8);
    }

    private String text(int most) {
        String sentence = sentence();
        return sentence.substring(0, Math.min(most, sentence.length()));
    }

    private String hex() {
        return String.format(Locale.ROOT, "%016x", draw());
    }

    private long draw() {
        draw = Phrases.mixed(draw);
        return draw;
    }

    private int count(int ofMean) {
        return (int) Math.round(ofMean * share);
    }
}
