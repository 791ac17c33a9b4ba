/** Comments below videos and posts, read in turn within what a poll may spend. */
@NullMarked
package org.lachan.ingest.discussions;

import org.jspecify.annotations.NullMarked;
