/** What visits bring, in our own types; the topology turns them into records of topics. */
@NullMarked
package org.lachan.ingest.findings;

import org.jspecify.annotations.NullMarked;
