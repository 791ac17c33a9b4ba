/** The policy as a pure function: scores and child cues in, harms to put before a person out. */
@NullMarked
package org.lachan.classifier.rules;

import org.jspecify.annotations.NullMarked;
