/** The one folder in which an instance keeps its state. */
@NullMarked
package org.lachan.content.folder;

import org.jspecify.annotations.NullMarked;
