/** The default channel: a local outbox of unsigned drafts. */
@NullMarked
package org.lachan.takedown.channel;

import org.jspecify.annotations.NullMarked;
