/** Links of list pages and pictures of articles. */
@NullMarked
package org.lachan.ingest.pages;

import org.jspecify.annotations.NullMarked;
