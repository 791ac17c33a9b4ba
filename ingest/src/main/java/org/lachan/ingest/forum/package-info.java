/** Threads of forums, read by selectors. */
@NullMarked
package org.lachan.ingest.forum;

import org.jspecify.annotations.NullMarked;
