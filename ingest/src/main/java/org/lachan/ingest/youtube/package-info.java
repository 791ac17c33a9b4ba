/** Videos and their comments: YouTube Data API v3. */
@NullMarked
package org.lachan.ingest.youtube;

import org.jspecify.annotations.NullMarked;
