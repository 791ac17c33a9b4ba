/** What waits on the topics that ingest writes: a brake on what grows, and room made of what was read. */
@NullMarked
package org.lachan.ingest.backlog;

import org.jspecify.annotations.NullMarked;
