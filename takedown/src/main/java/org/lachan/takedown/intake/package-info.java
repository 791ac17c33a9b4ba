/** Addresses entered by hand, and the question whether one was requested before. */
@NullMarked
package org.lachan.takedown.intake;

import org.jspecify.annotations.NullMarked;
