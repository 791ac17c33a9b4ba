/** What listings of any kind have in common: entries with addresses. */
@NullMarked
package org.lachan.ingest.listings;

import org.jspecify.annotations.NullMarked;
