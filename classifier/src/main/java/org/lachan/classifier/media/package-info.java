/** Pictures: what can be said of their bytes without showing them to anyone. */
@NullMarked
package org.lachan.classifier.media;

import org.jspecify.annotations.NullMarked;
