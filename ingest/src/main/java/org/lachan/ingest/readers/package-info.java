/** What a type of source is: something that reads what is new since its cursor, without blocking. */
@NullMarked
package org.lachan.ingest.readers;

import org.jspecify.annotations.NullMarked;
