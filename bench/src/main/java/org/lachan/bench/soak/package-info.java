/** A soak of the real ingest role against many loopback hosts that misbehave: nothing lost, nothing twice, always polite. */
@NullMarked
package org.lachan.bench.soak;

import org.jspecify.annotations.NullMarked;
