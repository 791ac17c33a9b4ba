/** Preview pages of public Telegram channels. */
@NullMarked
package org.lachan.ingest.telegram;

import org.jspecify.annotations.NullMarked;
