/** What a site asks of crawlers. The only home of crawler-commons. */
@NullMarked
package org.lachan.ingest.robots;

import org.jspecify.annotations.NullMarked;
