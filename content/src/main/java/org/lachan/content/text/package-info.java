/** Text from bytes. The only home of Tika. */
@NullMarked
package org.lachan.content.text;

import org.jspecify.annotations.NullMarked;
