/** From a text to a calibrated score, its reasons, the child cues in it and the personal information in it. */
@NullMarked
package org.lachan.classifier.text;

import org.jspecify.annotations.NullMarked;
