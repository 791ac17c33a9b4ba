package org.lachan.ingest.rechecks;

import org.jspecify.annotations.Nullable;
import org.lachan.ingest.rechecks.Sighting.Outcome;

/**
 * What was known of a page before the re-check.
 *
 * @param url at which it was found then, after redirects; the address asked for where that is not known
 * @param sha256 of the bytes then, hex
 * @param fingerprint of the text then, by {@link Rechecks#fingerprint}
 * @param title then
 * @param last outcome of the look before; null at the first
 */
public record Before(
        String url,
        @Nullable String sha256,
        @Nullable String fingerprint,
        @Nullable String title,
        @Nullable Outcome last) {

    /** Nothing but its address. */
    public static Before of(String url) {
        return new Before(url, null, null, null, null);
    }
}
