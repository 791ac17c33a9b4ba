package org.lachan.ingest.telegram;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.JsonAnswer;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Page;

/** Messages on a preview page of a channel. */
final class PreviewPage {
    private static final String MESSAGE = ".tgme_widget_message[data-post]";
    private static final String REPLY = ".tgme_widget_message_reply";
    private static final String WORDS = ".tgme_widget_message_text.js-message_text";
    private static final String MORE_WORDS =
            ".tgme_widget_message_poll_question, .tgme_widget_message_poll_option_text,"
                    + " .tgme_widget_message_document_title, .link_preview_title, .link_preview_description";
    private static final String PICTURES = ".tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb,"
            + " .tgme_widget_message_roundvideo_thumb, .link_preview_image, .link_preview_right_image";
    private static final Pattern BACKGROUND = Pattern.compile("background-image:\\s*url\\(['\"]?([^'\")]+)");
    private static final Pattern POST = Pattern.compile("([A-Za-z0-9_]{1,64})/([1-9]\\d{0,17})");

    private final String service;
    private final String channel;
    private final List<NativePost> posts = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private int unusable;

    private PreviewPage(String service, String channel) {
        this.service = service;
        this.channel = channel;
    }

    /**
     * @param service base address, ends with a slash
     * @param newest whether it is the channel's newest page, which is never empty
     * @throws UnreadableListing where the channel has no preview
     */
    static Page parse(Fetched answer, String service, String channel, boolean newest) throws UnreadableListing {
        if (!answer.url().contains("/s/")) {
            throw new UnreadableListing("channel " + channel
                    + " has no public preview: it is private, restricted, a group" + " or unknown");
        }
        if (answer.truncated()) {
            throw new UnreadableListing("the preview page is longer than what is read of a page");
        }
        PreviewPage page = new PreviewPage(service, channel);
        document(answer).select(MESSAGE).forEach(page::add);
        if (newest && page.ids.isEmpty()) {
            throw new UnreadableListing("the preview page of channel " + channel + " holds no messages");
        }
        return new Page(page.posts, page.ids, page.unusable);
    }

    static Document document(Fetched answer) {
        return Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8), answer.url());
    }

    private void add(Element message) {
        Matcher post = POST.matcher(message.attr("data-post"));
        if (!post.matches() || !post.group(1).equalsIgnoreCase(channel)) {
            unusable++;
            return;
        }
        ids.add(post.group(2));
        if (message.hasClass("service_message")) {
            return; // the service's words, such as that a picture was pinned
        }
        try {
            posts.add(post(post.group(1), post.group(2), message));
        } catch (IllegalArgumentException | DateTimeException e) {
            unusable++;
        }
    }

    // The channel's name as the service writes it: it is what people copy.
    private NativePost post(String name, String id, Element message) {
        Element time = message.selectFirst(".tgme_widget_message_date time[datetime]");
        if (time == null) {
            throw new IllegalArgumentException("a message without a time");
        }
        List<PictureLink> media = media(message);
        Optional<String> parent = answered(message);
        return new NativePost(
                id,
                address(name, id),
                name,
                null,
                words(message),
                OffsetDateTime.parse(time.attr("datetime")).toInstant(),
                media,
                parent.orElse(null),
                parent.map(answered -> address(name, answered)).orElse(null));
    }

    private String address(String name, String id) {
        return Urls.normalise(service + name + "/" + id);
    }

    private Optional<String> answered(Element message) {
        return Optional.ofNullable(message.selectFirst(REPLY + "[href]"))
                .map(link -> POST.matcher(lastTwoSegments(link.attr("href"))))
                .filter(Matcher::matches)
                .filter(post -> post.group(1).equalsIgnoreCase(channel))
                .map(post -> post.group(2));
    }

    private static String lastTwoSegments(String href) {
        String path = href.replaceFirst("[?#].*", "");
        int slash = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
        return path.substring(slash + 1);
    }

    // Cleaned: classes, tracking and the addresses of emoji change without an edit.
    private static String words(Element message) {
        StringBuilder html = new StringBuilder();
        message.select(WORDS).stream()
                .filter(words -> words.closest(REPLY) == null)
                .findFirst()
                .ifPresent(words -> html.append("<div>").append(clean(words)).append("</div>"));
        message.select(MORE_WORDS).stream()
                .filter(words -> words.closest(REPLY) == null)
                .forEach(words -> html.append("<p>").append(clean(words)).append("</p>"));
        return html.toString();
    }

    private static String clean(Element words) {
        return Jsoup.clean(
                words.html(), words.baseUri(), Safelist.basic(), new Document.OutputSettings().prettyPrint(false));
    }

    private static List<PictureLink> media(Element message) {
        List<PictureLink> links = new ArrayList<>();
        for (Element picture : message.select(PICTURES)) {
            JsonAnswer.picture(background(picture), null)
                    .filter(link -> !links.contains(link))
                    .ifPresent(links::add);
        }
        return links;
    }

    private static @Nullable String background(Element picture) {
        Matcher url = BACKGROUND.matcher(picture.attr("style"));
        if (!url.find()) {
            return null;
        }
        return url.group(1).startsWith("//") ? "https:" + url.group(1) : url.group(1);
    }
}
