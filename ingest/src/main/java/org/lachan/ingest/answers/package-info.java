/** What readers of JSON interfaces have in common: addresses, keys, answers, and plain text as HTML. */
@NullMarked
package org.lachan.ingest.answers;

import org.jspecify.annotations.NullMarked;
