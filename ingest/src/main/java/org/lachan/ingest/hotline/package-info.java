/** Files of reports, CSV or JSON. The only home of commons-csv. */
@NullMarked
package org.lachan.ingest.hotline;

import org.jspecify.annotations.NullMarked;
