/** {@code ./lachan bench extract}: how well and how fast article bodies are found in saved pages. */
@NullMarked
package org.lachan.bench.extract;

import org.jspecify.annotations.NullMarked;
