/** RSS and Atom. The only home of ROME. */
@NullMarked
package org.lachan.ingest.feeds;

import org.jspecify.annotations.NullMarked;
