/** The commands under {@code ./lachan bench}, in English and Vietnamese. */
@NullMarked
package org.lachan.bench.cli;

import org.jspecify.annotations.NullMarked;
