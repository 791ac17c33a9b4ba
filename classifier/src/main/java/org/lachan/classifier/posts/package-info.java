/** The steps of the text topology, from a post to its score and flag. */
@NullMarked
package org.lachan.classifier.posts;

import org.jspecify.annotations.NullMarked;
