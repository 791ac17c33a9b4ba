package org.lachan.ingest.bluesky;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.readers.JsonAnswer;
import tools.jackson.databind.JsonNode;

/** Pictures that a post carries; of a video its still. A quoted post's are its own. */
final class Embeds {
    private static final String PICTURES = "https://cdn.bsky.app/img/feed_fullsize/plain/";
    private static final String VIDEOS = "https://video.bsky.app/watch/";
    private static final Pattern CID = Pattern.compile("[A-Za-z0-9]{10,120}");

    private final List<PictureLink> links = new ArrayList<>();

    private Embeds() {}

    /** As the public interface shows an embed. */
    static List<PictureLink> shown(JsonNode embed) {
        Embeds embeds = new Embeds();
        for (JsonNode part : List.of(embed, embed.path("media"))) {
            for (JsonNode image : part.path("images")) {
                String full = JsonAnswer.text(image, "fullsize");
                embeds.add(full == null ? JsonAnswer.text(image, "thumb") : full, JsonAnswer.text(image, "alt"));
            }
            embeds.add(JsonAnswer.text(part, "thumbnail"), JsonAnswer.text(part, "alt"));
            embeds.add(JsonAnswer.text(part.path("external"), "thumb"), null);
        }
        return embeds.links;
    }

    /** As the author's record holds an embed: the addresses follow from the contents' hashes. */
    static List<PictureLink> recorded(PostUri uri, JsonNode embed) {
        Embeds embeds = new Embeds();
        for (JsonNode part : List.of(embed, embed.path("media"))) {
            for (JsonNode image : part.path("images")) {
                embeds.add(picture(uri, image.path("image")), JsonAnswer.text(image, "alt"));
            }
            embeds.add(still(uri, part.path("video")), JsonAnswer.text(part, "alt"));
            embeds.add(picture(uri, part.path("external").path("thumb")), null);
        }
        return embeds.links;
    }

    private void add(@Nullable String url, @Nullable String alt) {
        JsonAnswer.picture(url, alt).ifPresent(links::add);
    }

    private static @Nullable String picture(PostUri uri, JsonNode blob) {
        String cid = cid(blob);
        return cid == null ? null : PICTURES + uri.did() + "/" + cid + "@jpeg";
    }

    private static @Nullable String still(PostUri uri, JsonNode blob) {
        String cid = cid(blob);
        String did = URLEncoder.encode(uri.did(), StandardCharsets.UTF_8);
        return cid == null ? null : VIDEOS + did + "/" + cid + "/thumbnail.jpg";
    }

    private static @Nullable String cid(JsonNode blob) {
        String cid = JsonAnswer.text(blob.path("ref"), "$link");
        return cid != null && CID.matcher(cid).matches() ? cid : null;
    }
}
