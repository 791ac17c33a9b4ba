/** How the program ends and what it says to people. */
@NullMarked
package org.lachan.launcher.exit;

import org.jspecify.annotations.NullMarked;
