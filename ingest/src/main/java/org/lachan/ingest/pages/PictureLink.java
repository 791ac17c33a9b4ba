package org.lachan.ingest.pages;

import org.jspecify.annotations.Nullable;

/**
 * A picture or video that a post carries.
 *
 * @param url normalised
 */
public record PictureLink(String url, @Nullable String alt) {}
