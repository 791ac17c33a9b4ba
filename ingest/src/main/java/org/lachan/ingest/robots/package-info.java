/** What a site asks of crawlers. With sitemaps, the only home of crawler-commons. */
@NullMarked
package org.lachan.ingest.robots;

import org.jspecify.annotations.NullMarked;
