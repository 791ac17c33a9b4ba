/** Public timelines of Mastodon-compatible servers. */
@NullMarked
package org.lachan.ingest.mastodon;

import org.jspecify.annotations.NullMarked;
