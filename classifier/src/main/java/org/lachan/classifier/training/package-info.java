/** Trains the text model from public data and measures it. */
@NullMarked
package org.lachan.classifier.training;

import org.jspecify.annotations.NullMarked;
