/** Official letters: a released removal request as an unsigned draft PDF (Decree 30/2020) and as JSON. */
@NullMarked
package org.lachan.takedown.letters;

import org.jspecify.annotations.NullMarked;
