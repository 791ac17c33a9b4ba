/** Encrypted, content-addressed bytes. The only home of Tink. */
@NullMarked
package org.lachan.content.sealed;

import org.jspecify.annotations.NullMarked;
