/** How the crawl goes and what it is told to read, as the topics tell it: for the console, the tools and the metrics. */
@NullMarked
package org.lachan.content.crawl;

import org.jspecify.annotations.NullMarked;
