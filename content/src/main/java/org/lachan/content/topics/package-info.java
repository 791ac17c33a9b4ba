/** Compacted topics of one partition, read as what they hold now. */
@NullMarked
package org.lachan.content.topics;

import org.jspecify.annotations.NullMarked;
