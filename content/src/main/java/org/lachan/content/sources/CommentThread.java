package org.lachan.content.sources;

import org.jspecify.annotations.Nullable;

/**
 * Where the comments below an article are: an address that answers with JSON. The pointers are JSON pointers (RFC 6901), those of a
 * comment's parts relative to it.
 *
 * @param url with {@code {id}} or {@code {url}} in it: the thread's id, or the article's address, percent-encoded
 * @param id CSS selector and attribute on the article's page that give the id, such as {@code "#box@data-id"}; null where the
 *     address suffices
 * @param items the array of comments
 * @param nativeId a comment's id
 * @param text its words, as text or HTML
 * @param author name shown
 * @param time ISO 8601, or seconds or milliseconds since 1970
 * @param next address of the next page, in the answer; null where there is but one
 */
public record CommentThread(
        String url,
        @Nullable String id,
        String items,
        String nativeId,
        String text,
        @Nullable String author,
        @Nullable String time,
        @Nullable String next) {}
