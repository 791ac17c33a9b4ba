/** Hashes of content. */
@NullMarked
package org.lachan.content.hashes;

import org.jspecify.annotations.NullMarked;
