/** The list of sources: proposed by one operator, released by another, published, and watched. */
@NullMarked
package org.lachan.takedown.sources;

import org.jspecify.annotations.NullMarked;
