/** Pictures: hashed and matched in memory, sealed unless they match. */
@NullMarked
package org.lachan.ingest.media;

import org.jspecify.annotations.NullMarked;
