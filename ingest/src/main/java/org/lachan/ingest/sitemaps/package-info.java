/** Sitemaps of news. With robots.txt, the only home of crawler-commons. */
@NullMarked
package org.lachan.ingest.sitemaps;

import org.jspecify.annotations.NullMarked;
