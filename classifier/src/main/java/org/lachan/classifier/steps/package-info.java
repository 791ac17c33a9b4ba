/** What the steps of both topologies share: failures, time limits, words of the records. */
@NullMarked
package org.lachan.classifier.steps;

import org.jspecify.annotations.NullMarked;
