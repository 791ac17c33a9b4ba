/** Reports that people hand in: checked, filed on their topic once, turned into posts. */
@NullMarked
package org.lachan.ingest.intake;

import org.jspecify.annotations.NullMarked;
