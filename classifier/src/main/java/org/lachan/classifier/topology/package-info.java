/** The two Kafka Streams topologies; start with ClassifierTopology. */
@NullMarked
package org.lachan.classifier.topology;

import org.jspecify.annotations.NullMarked;
