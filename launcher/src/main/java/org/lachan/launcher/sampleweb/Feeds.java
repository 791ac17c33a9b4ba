package org.lachan.launcher.sampleweb;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** RSS 2.0 and Atom 1.0 of a newspaper. */
record Feeds(String base) {

    String rss(String title, List<Story> stories, String tracking) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>"
                + Resources.escape(title)
                + "</title><link>" + base + "/</link><description>Báo Sông Xanh, báo mẫu</description>\n"
                + stories.stream().map(story -> item(story, tracking)).collect(Collectors.joining("\n"))
                + "\n</channel></rss>\n";
    }

    private String item(Story story, String tracking) {
        return "<item><title>" + Resources.escape(story.title()) + "</title><link>"
                + Resources.escape(base + story.path() + tracking) + "</link><guid isPermaLink=\"false\">"
                + Resources.escape(story.path()) + "</guid><pubDate>"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        story.publishedAt().atOffset(ZoneOffset.UTC))
                + "</pubDate></item>";
    }

    String atom(String title, List<Story> stories) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>"
                + Resources.escape(title) + "</title><id>" + base + "/</id><updated>"
                + stories.get(stories.size() - 1).publishedAt() + "</updated>\n"
                + stories.stream().map(this::entry).collect(Collectors.joining("\n")) + "\n</feed>\n";
    }

    private String entry(Story story) {
        String url = Resources.escape(base + story.path());
        return "<entry><title>" + Resources.escape(story.title()) + "</title><id>" + url + "</id><link href=\"" + url
                + "\"/><updated>" + story.publishedAt() + "</updated><published>" + story.publishedAt()
                + "</published></entry>";
    }
}
