package org.lachan.bench.real;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages as a news site: sections of forty links, each with a link to the next, and the articles. */
final class NewsSite implements Site {
    static final int PER_SECTION = 40;
    static final String LINKS = "h2.tin a[href]";
    // The saved pages came without their servers' headers: no charset is declared but in the pages.
    static final String PAGE = "text/html";

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<String> sections = new ArrayList<>();

    /** @param base {@code http://host:port} of the server */
    NewsSite(List<Article> articles, String base) {
        for (int first = 0; first < articles.size(); first += PER_SECTION) {
            int end = Math.min(first + PER_SECTION, articles.size());
            String path = section(sections.size() + 1);
            answers.put(path, Answer.ok(PAGE + "; charset=utf-8", list(articles, first, end)));
            sections.add(base + path);
        }
        for (int i = 0; i < articles.size(); i++) {
            String url = base + page(i);
            answers.put(page(i), Answer.ok(PAGE, LocalPictures.in(articles.get(i), base, url)));
            origins.put(url, Origin.of(articles.get(i)));
        }
    }

    /** Addresses of the lists, the first one first. */
    List<String> sections() {
        return List.copyOf(sections);
    }

    /** Input by address. */
    Map<String, Origin> origins() {
        return Map.copyOf(origins);
    }

    @Override
    public Answer answer(String path, Map<String, String> query) {
        return answers.getOrDefault(path, Answer.NOT_FOUND);
    }

    private static String list(List<Article> articles, int first, int end) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"vi\"><title>Tin mới</title><main>\n");
        for (int i = first; i < end; i++) {
            html.append("<h2 class=\"tin\"><a href=\"" + page(i) + "\">")
                    .append(Markup.escaped(articles.get(i).file()))
                    .append("</a></h2>\n");
        }
        if (end < articles.size()) {
            html.append("<a rel=\"next\" href=\"" + section(end / PER_SECTION + 1) + "\">Trang sau</a>\n");
        }
        return html.append("</main></html>\n").toString();
    }

    private static String section(int number) {
        return "/muc/" + number + ".html";
    }

    private static String page(int number) {
        return "/bai/" + number + ".html";
    }
}
