/** What is to be fetched, and which partition does it. */
@NullMarked
package org.lachan.ingest.tasks;

import org.jspecify.annotations.NullMarked;
