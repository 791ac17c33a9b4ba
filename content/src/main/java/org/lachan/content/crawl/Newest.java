package org.lachan.content.crawl;

import java.time.Duration;
import java.time.Instant;

/** The youngest time of publication that was seen, and when it was seen. */
public record Newest(Instant publishedAt, Instant seenAt) {

    /** From publication to being seen; zero for what says that it comes from the future. */
    public Duration lag() {
        Duration lag = Duration.between(publishedAt, seenAt);
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
