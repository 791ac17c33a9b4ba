/** The takedown role, wired together. */
@NullMarked
package org.lachan.takedown;

import org.jspecify.annotations.NullMarked;
