/** A small invented web, served on loopback: what the demo crawls. Its content is a pure function of its edition. */
@NullMarked
package org.lachan.launcher.sampleweb;

import org.jspecify.annotations.NullMarked;
