/** The review console: pages and forms over the rules of the other packages, which decide what is allowed. */
@NullMarked
package org.lachan.takedown.console;

import org.jspecify.annotations.NullMarked;
