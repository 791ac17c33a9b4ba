/** Safe fetching over HTTP: public addresses only, limits on everything. The only home of the HTTP client. */
@NullMarked
package org.lachan.ingest.fetch;

import org.jspecify.annotations.NullMarked;
