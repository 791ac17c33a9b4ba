/** Posts and comments of pages: Facebook Graph API. */
@NullMarked
package org.lachan.ingest.facebook;

import org.jspecify.annotations.NullMarked;
