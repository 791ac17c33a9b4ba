package org.lachan.ingest.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Fetcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The robots.txt of each site, as of RFC 9309: none means all is allowed, an unreachable one nothing for now. */
final class RobotsRules {
    private static final Logger LOG = LoggerFactory.getLogger(RobotsRules.class);
    private static final String NAME = "lachan";
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(10);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final int MANY_SITES = 10_000;

    private record Site(BaseRobotRules rules, Instant until) {}

    private final Fetcher fetcher;
    private final Clock clock;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    RobotsRules(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    boolean allows(String url, Duration delay) {
        return rules(url, delay).isAllowed(url);
    }

    /** The longer of the site's wish, within ten seconds, and ours. */
    Duration delay(String url, Duration ours) {
        long wish = rules(url, ours).getCrawlDelay();
        if (wish == BaseRobotRules.UNSET_CRAWL_DELAY || wish <= ours.toMillis()) {
            return ours;
        }
        return Duration.ofMillis(Math.min(wish, Math.max(ours.toMillis(), LONGEST_DELAY.toMillis())));
    }

    private BaseRobotRules rules(String url, Duration delay) {
        String origin = url.substring(0, url.indexOf("://") + 3) + Urls.host(url);
        Site site = sites.get(origin);
        if (site == null || clock.instant().isAfter(site.until())) {
            site = read(origin + "/robots.txt", delay);
            if (sites.size() >= MANY_SITES) {
                sites.clear();
            }
            sites.put(origin, site);
        }
        return site.rules();
    }

    private static String reason(FetchOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused.problem().toString();
        }
        return outcome instanceof Failed failed ? failed.problem().toString() : "HTTP " + outcome.status();
    }

    private Site read(String url, Duration delay) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        FetchOutcome outcome = fetcher.fetch(FetchRequest.page(url, delay), any -> true);
        if (outcome instanceof Fetched fetched) {
            return new Site(
                    parser.parseContent(url, fetched.body(), fetched.mediaType(), Set.of(NAME)),
                    fetched.at().plus(KEPT));
        }
        if (outcome.status() / 100 == 4 && outcome.status() != 429) {
            return new Site(parser.failedFetch(outcome.status()), outcome.at().plus(KEPT));
        }
        LOG.warn(
                "robots=unreachable site={} reason={} meaning=\"nothing is fetched there for {} min\"",
                Urls.host(url),
                reason(outcome),
                KEPT_UNREACHABLE.toMinutes());
        return new Site(parser.failedFetch(503), outcome.at().plus(KEPT_UNREACHABLE));
    }
}
