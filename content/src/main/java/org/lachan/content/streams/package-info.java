/** Settings that every Kafka Streams application of ours shares. */
@NullMarked
package org.lachan.content.streams;

import org.jspecify.annotations.NullMarked;
