/** Who acts, and why an act is refused. */
@NullMarked
package org.lachan.takedown.acts;

import org.jspecify.annotations.NullMarked;
