/** What is fetched when: tasks that wait for their turn at a host, for a failure to pass, or for their next visit. */
@NullMarked
package org.lachan.ingest.frontier;

import org.jspecify.annotations.NullMarked;
