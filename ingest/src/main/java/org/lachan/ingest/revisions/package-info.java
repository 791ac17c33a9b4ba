/** What is known of a target, a post and a source, and what a new look at it changes. */
@NullMarked
package org.lachan.ingest.revisions;

import org.jspecify.annotations.NullMarked;
