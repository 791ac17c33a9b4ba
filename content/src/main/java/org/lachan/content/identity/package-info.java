/** Normal forms of addresses and the ids made of them. */
@NullMarked
package org.lachan.content.identity;

import org.jspecify.annotations.NullMarked;
