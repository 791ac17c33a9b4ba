/** Crawling: from released sources to revisions of posts and sealed pictures. */
@NullMarked
package org.lachan.ingest;

import org.jspecify.annotations.NullMarked;
