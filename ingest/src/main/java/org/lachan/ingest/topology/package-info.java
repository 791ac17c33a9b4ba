/** The Kafka Streams application; {@code IngestTopology} is the diagram. */
@NullMarked
package org.lachan.ingest.topology;

import org.jspecify.annotations.NullMarked;
