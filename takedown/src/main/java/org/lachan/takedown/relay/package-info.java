/** Records written with the act they tell of, and carried to Kafka afterwards. */
@NullMarked
package org.lachan.takedown.relay;

import org.jspecify.annotations.NullMarked;
