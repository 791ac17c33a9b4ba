/** JMH benchmarks of single stages. Figures are quoted from here, never from tests. */
@NullMarked
package org.lachan.bench.jmh;

import org.jspecify.annotations.NullMarked;
