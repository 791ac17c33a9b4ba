/** What was fetched, sealed at once, and kept as WARC files where it was flagged. The only home of jwarc. */
@NullMarked
package org.lachan.ingest.evidence;

import org.jspecify.annotations.NullMarked;
