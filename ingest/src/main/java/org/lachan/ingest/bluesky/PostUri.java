package org.lachan.ingest.bluesky;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;

/**
 * A post's {@code at://} address, which is its native id.
 *
 * @param did of its author, who can change the handle but not this
 * @param key of the record; most clients let it grow with time
 */
record PostUri(String did, String key) {
    static final String COLLECTION = "app.bsky.feed.post";
    static final Comparator<String> NEWEST_FIRST = Comparator.comparing(
                    (String id) -> id.substring(id.lastIndexOf('/') + 1))
            .reversed();

    private static final Pattern FORM = Pattern.compile(
            "at://(did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,200})/app\\.bsky\\.feed\\.post/([A-Za-z0-9._~:-]{1,512})");

    static Optional<PostUri> of(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches() ? Optional.of(new PostUri(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    static Optional<PostUri> of(String did, String key) {
        return of("at://" + did + "/" + COLLECTION + "/" + key);
    }

    /** The native id. */
    String id() {
        return "at://" + did + "/" + COLLECTION + "/" + key;
    }

    // By the DID: an address with the handle in it would be another post's once its author is renamed.
    String url() {
        return Urls.normalise("https://bsky.app/profile/" + did + "/post/" + key);
    }
}
