/** One hash chain over acts and reads, and its verifier. */
@NullMarked
package org.lachan.takedown.audit;

import org.jspecify.annotations.NullMarked;
