/** The role that scores texts and media and flags by the policy; Classifier starts it. */
@NullMarked
package org.lachan.classifier;

import org.jspecify.annotations.NullMarked;
