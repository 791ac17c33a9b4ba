/** The one runnable. */
@NullMarked
package org.lachan.launcher;

import org.jspecify.annotations.NullMarked;
