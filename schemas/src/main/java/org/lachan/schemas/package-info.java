/** Topics in pipeline order, and the bytes that travel on them. */
@NullMarked
package org.lachan.schemas;

import org.jspecify.annotations.NullMarked;
