/** Kafka consumers whose offsets are committed with the rows they cause. */
@NullMarked
package org.lachan.takedown.consume;

import org.jspecify.annotations.NullMarked;
