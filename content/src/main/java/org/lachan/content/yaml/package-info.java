/** Strict reading of the files that operators write. The only home of SnakeYAML. */
@NullMarked
package org.lachan.content.yaml;

import org.jspecify.annotations.NullMarked;
