/** When sources are polled, and when a poll is done. */
@NullMarked
package org.lachan.ingest.schedule;

import org.jspecify.annotations.NullMarked;
