/** What was seen of each source, counted in one transaction with what it brought. */
@NullMarked
package org.lachan.ingest.counts;

import org.jspecify.annotations.NullMarked;
