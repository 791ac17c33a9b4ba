/** Removal requests from draft to outbox, their legal bases and addressees. */
@NullMarked
package org.lachan.takedown.requests;

import org.jspecify.annotations.NullMarked;
