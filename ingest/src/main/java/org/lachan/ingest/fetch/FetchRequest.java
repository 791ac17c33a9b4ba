package org.lachan.ingest.fetch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch.
 *
 * @param acrossHosts whether redirects to another host are followed
 * @param robots whether the site's robots.txt is asked; not for interfaces that an operator was given
 * @param secrets headers such as a token; sent to the first host alone and never written anywhere
 * @param headersOnly whether bodies stay unread, redirects' too
 * @param delay politeness between two requests to the host
 */
public record FetchRequest(
        String url,
        FetchOutcome.Validators validators,
        boolean acrossHosts,
        boolean robots,
        Duration delay,
        @Nullable String language,
        Map<String, String> secrets,
        boolean headersOnly) {

    public FetchRequest {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative: " + delay);
        }
        secrets = Map.copyOf(secrets);
    }

    /** An interface: no robots.txt, redirects followed. */
    public static FetchRequest api(String url, FetchOutcome.Validators validators, Duration delay) {
        return new FetchRequest(url, validators, true, false, delay, null, Map.of(), false);
    }

    /** A page or a file of a site. */
    public static FetchRequest page(String url, Duration delay) {
        return new FetchRequest(url, FetchOutcome.Validators.NONE, true, true, delay, null, Map.of(), false);
    }

    public FetchRequest withValidators(FetchOutcome.Validators fresh) {
        return new FetchRequest(url, fresh, acrossHosts, robots, delay, language, secrets, headersOnly);
    }

    /** Redirects to another host are reported, not followed. */
    public FetchRequest onOneHost() {
        return new FetchRequest(url, validators, false, robots, delay, language, secrets, headersOnly);
    }

    /** For an address that a person asked for: robots.txt speaks to crawlers. */
    public FetchRequest withoutRobots() {
        return new FetchRequest(url, validators, acrossHosts, false, delay, language, secrets, headersOnly);
    }

    public FetchRequest in(@Nullable String preferredLanguage) {
        return new FetchRequest(url, validators, acrossHosts, robots, delay, preferredLanguage, secrets, headersOnly);
    }

    public FetchRequest withDelay(Duration longer) {
        return new FetchRequest(url, validators, acrossHosts, robots, longer, language, secrets, headersOnly);
    }

    public FetchRequest withSecret(String header, String value) {
        Map<String, String> more = new HashMap<>(secrets);
        more.put(header, value);
        return new FetchRequest(url, validators, acrossHosts, robots, delay, language, more, headersOnly);
    }

    /** For suspected abuse: whatever lies there is not read. */
    public FetchRequest withoutBody() {
        return new FetchRequest(url, validators, acrossHosts, robots, delay, language, secrets, true);
    }

    /** Without the secrets' values. */
    @Override
    public String toString() {
        return "FetchRequest[url=" + url + ", secrets=" + secrets.keySet() + ", headersOnly=" + headersOnly + "]";
    }
}
