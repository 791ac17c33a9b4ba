/** Flags become cases, and analysts decide them. */
@NullMarked
package org.lachan.takedown.cases;

import org.jspecify.annotations.NullMarked;
