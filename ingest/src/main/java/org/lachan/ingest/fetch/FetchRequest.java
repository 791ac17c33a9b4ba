package org.lachan.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch.
 *
 * @param acrossHosts whether redirects to another host are followed
 * @param robots whether the site's robots.txt is asked; not for interfaces that an operator was given
 * @param delay politeness between two requests to the host
 */
public record FetchRequest(
        String url,
        FetchOutcome.Validators validators,
        boolean acrossHosts,
        boolean robots,
        Duration delay,
        @Nullable String language) {

    public FetchRequest {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative: " + delay);
        }
    }

    /** An interface: no robots.txt, redirects followed. */
    public static FetchRequest api(String url, FetchOutcome.Validators validators, Duration delay) {
        return new FetchRequest(url, validators, true, false, delay, null);
    }

    /** A page or a file of a site. */
    public static FetchRequest page(String url, Duration delay) {
        return new FetchRequest(url, FetchOutcome.Validators.NONE, true, true, delay, null);
    }

    public FetchRequest withValidators(FetchOutcome.Validators fresh) {
        return new FetchRequest(url, fresh, acrossHosts, robots, delay, language);
    }

    /** Redirects to another host are reported, not followed. */
    public FetchRequest onOneHost() {
        return new FetchRequest(url, validators, false, robots, delay, language);
    }

    /** For an address that a person asked for: robots.txt speaks to crawlers. */
    public FetchRequest withoutRobots() {
        return new FetchRequest(url, validators, acrossHosts, false, delay, language);
    }

    public FetchRequest in(@Nullable String preferredLanguage) {
        return new FetchRequest(url, validators, acrossHosts, robots, delay, preferredLanguage);
    }

    public FetchRequest withDelay(Duration longer) {
        return new FetchRequest(url, validators, acrossHosts, robots, longer, language);
    }
}
