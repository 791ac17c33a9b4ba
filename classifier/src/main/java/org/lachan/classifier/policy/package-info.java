/** Policies as files and on their topic, and the one in force. */
@NullMarked
package org.lachan.classifier.policy;

import org.jspecify.annotations.NullMarked;
