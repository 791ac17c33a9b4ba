/** The sources that the operators released: {@code sources.yaml}. */
@NullMarked
package org.lachan.content.sources;

import org.jspecify.annotations.NullMarked;
