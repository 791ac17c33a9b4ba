/** Comments below articles, from an address that answers with JSON. */
@NullMarked
package org.lachan.ingest.comments;

import org.jspecify.annotations.NullMarked;
