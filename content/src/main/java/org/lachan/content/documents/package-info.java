/** Text from documents that are neither plain text nor HTML, read in a process of their own. The only home of Tika. */
@NullMarked
package org.lachan.content.documents;

import org.jspecify.annotations.NullMarked;
