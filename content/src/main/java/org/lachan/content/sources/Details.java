package org.lachan.content.sources;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only sources of one kind have. */
public sealed interface Details {

    /** Nothing: the address tells all. */
    record None() implements Details {}

    /** Of {@link Kind#PAGES}: CSS selector of the links to articles. */
    record Links(String selector) implements Details {}

    /**
     * Of {@link Kind#MASTODON}: at most one of the two; neither means the server's local timeline.
     *
     * @param hashtag without the sign
     * @param account local name, without the sign
     */
    record Timeline(@Nullable String hashtag, @Nullable String account) implements Details {}

    /**
     * Of {@link Kind#BLUESKY}: exactly one of the three.
     *
     * @param feed {@code at://} address of a feed generator
     * @param account handle or DID
     * @param hashtags without the sign, read from the Jetstream at the source's address (https stands for wss)
     */
    record Bluesky(@Nullable String feed, @Nullable String account, List<String> hashtags) implements Details {
        public Bluesky {
            hashtags = List.copyOf(hashtags);
        }
    }

    /**
     * Of {@link Kind#YOUTUBE}: exactly one of channel and search.
     *
     * @param channel id, such as UC...
     * @param comments whether the comments below the videos are read too
     * @param quota units a day that may be spent on this source
     */
    record Videos(@Nullable String channel, @Nullable String search, boolean comments, int quota) implements Details {}

    /** Of {@link Kind#FACEBOOK}: id or name of the page, and whether its comments are read too. */
    record FacebookPage(String page, boolean comments) implements Details {}

    /** Of {@link Kind#TELEGRAM}: name of the public channel, without the sign. */
    record Channel(String name) implements Details {}

    /**
     * Of {@link Kind#FORUM}: CSS selectors; those below {@code post} are relative to it.
     *
     * @param threads links to the threads, on the list page
     * @param post one contribution, on a thread's page
     * @param postId attribute of the contribution that names it
     * @param text its words
     * @param author name shown
     * @param time element with a {@code datetime} attribute or a text in ISO 8601
     * @param next link to the next page of the thread
     */
    record Forum(
            String threads,
            String post,
            String postId,
            String text,
            @Nullable String author,
            @Nullable String time,
            @Nullable String next)
            implements Details {}

    /** The account that is followed, where one is. */
    default Optional<String> followed() {
        if (this instanceof Timeline timeline) {
            return Optional.ofNullable(timeline.account());
        }
        return this instanceof Bluesky bluesky ? Optional.ofNullable(bluesky.account()) : Optional.empty();
    }
}
