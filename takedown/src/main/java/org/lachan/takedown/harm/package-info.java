/** The closed purpose: harm codes, remedies from the least intrusive up, priorities. */
@NullMarked
package org.lachan.takedown.harm;

import org.jspecify.annotations.NullMarked;
