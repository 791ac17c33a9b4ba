/** Bluesky: feeds and accounts by its public interface, hashtags by Jetstream. The only home of the websocket client. */
@NullMarked
package org.lachan.ingest.bluesky;

import org.jspecify.annotations.NullMarked;
