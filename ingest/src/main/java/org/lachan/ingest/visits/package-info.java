/** One task from fetch to findings. */
@NullMarked
package org.lachan.ingest.visits;

import org.jspecify.annotations.NullMarked;
