/** The list of sources that two operators released. */
@NullMarked
package org.lachan.ingest.released;

import org.jspecify.annotations.NullMarked;
