/** Articles in pages of HTML: their text, what they say about themselves, and the comments under them. */
@NullMarked
package org.lachan.content.article;

import org.jspecify.annotations.NullMarked;
