/** What a re-check saw: whether a page is there, changed, gone, moved, restricted or back, and what tells it. */
@NullMarked
package org.lachan.ingest.rechecks;

import org.jspecify.annotations.NullMarked;
