/** Real pages and comments, served on loopback and put through the whole pipeline. */
@NullMarked
package org.lachan.bench.real;

import org.jspecify.annotations.NullMarked;
