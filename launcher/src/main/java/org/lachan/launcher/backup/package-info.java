/** A data folder in one file and back. The only home of zstd. */
@NullMarked
package org.lachan.launcher.backup;

import org.jspecify.annotations.NullMarked;
