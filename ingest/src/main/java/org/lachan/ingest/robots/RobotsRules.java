package org.lachan.ingest.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Fetcher;
import org.lachan.ingest.fetch.Permit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The robots.txt of each site, as of RFC 9309: none means all is allowed, an unreachable one nothing for now, unless its last
 * rules are of today. Each is read once at a time, however many ask.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a future takes its failure too
final class RobotsRules {
    private static final Logger LOG = LoggerFactory.getLogger(RobotsRules.class);
    private static final String NAME = "lachan";
    // Read again after half the time for which rules hold: so there is time for a site that is away.
    private static final Duration FRESH = Duration.ofHours(12);
    private static final Duration GOOD = Duration.ofHours(24);
    private static final Duration UNREACHABLE = Duration.ofMinutes(10);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final int MOST_BYTES = 500 * 1024;
    private static final int MOST_SITES = 10_000;

    /**
     * What is known of a site.
     *
     * @param read when its rules were read; null where they never were
     * @param unreachable why it is closed; empty where it is not
     */
    private record Site(BaseRobotRules rules, @Nullable Instant read, Instant until, String unreachable) {}

    private final Fetcher fetcher;
    private final Clock clock;
    private final int mostSites;
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Site>> underWay = new HashMap<>();

    RobotsRules(Fetcher fetcher, Clock clock) {
        this(fetcher, clock, MOST_SITES);
    }

    RobotsRules(Fetcher fetcher, Clock clock, int mostSites) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.mostSites = mostSites;
    }

    /**
     * Whether the site allows the address, and the pause that it wishes, 60 s at most.
     *
     * @param url normalised
     * @param delay before robots.txt is asked for
     */
    CompletableFuture<Permit> permit(String url, Duration delay) {
        return site(url, delay).thenApply(site -> permit(site, url));
    }

    private static Permit permit(Site site, String url) {
        if (!site.unreachable().isEmpty()) {
            return Permit.denied("robots.txt unreachable: " + site.unreachable());
        }
        if (!site.rules().isAllowed(url)) {
            return Permit.denied("robots.txt");
        }
        long wish = site.rules().getCrawlDelay(); // in ms; negative where there is none
        return new Permit(true, "", Duration.ofMillis(Math.max(0, Math.min(wish, LONGEST_DELAY.toMillis()))));
    }

    private CompletableFuture<Site> site(String url, Duration delay) {
        String origin = url.substring(0, url.indexOf("://") + 3) + Urls.host(url);
        CompletableFuture<Site> read;
        Site last;
        synchronized (sites) {
            last = sites.get(origin);
            if (last != null && !clock.instant().isAfter(last.until())) {
                return CompletableFuture.completedFuture(last);
            }
            CompletableFuture<Site> others = underWay.get(origin);
            if (others != null) {
                return others;
            }
            read = new CompletableFuture<>();
            underWay.put(origin, read);
        }
        fetcher.fetch(FetchRequest.page(origin + "/robots.txt", delay), Permit.ANY, MOST_BYTES)
                .thenApply(outcome -> seen(origin, outcome, last))
                .whenComplete((site, error) -> settle(origin, read, site, error));
        return read;
    }

    private void settle(String origin, CompletableFuture<Site> read, @Nullable Site site, @Nullable Throwable error) {
        synchronized (sites) {
            underWay.remove(origin);
            if (site != null) {
                sites.remove(origin);
                sites.put(origin, site);
                evict();
            }
        }
        if (site != null) {
            read.complete(site);
        } else {
            read.completeExceptionally(error);
        }
    }

    private void evict() {
        var oldest = sites.keySet().iterator();
        while (sites.size() > mostSites) {
            oldest.next();
            oldest.remove();
        }
    }

    private Site seen(String origin, FetchOutcome outcome, @Nullable Site last) {
        Instant now = clock.instant();
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        if (outcome instanceof Fetched fetched) {
            String url = origin + "/robots.txt";
            return new Site(
                    parser.parseContent(url, wholeLines(fetched), fetched.mediaType(), Set.of(NAME)),
                    now,
                    now.plus(FRESH),
                    "");
        }
        if (outcome.status() / 100 == 4 && outcome.status() != 429) {
            return new Site(parser.failedFetch(outcome.status()), now, now.plus(FRESH), "");
        }
        return unreachable(origin, reason(outcome), last, now);
    }

    private static Site unreachable(String origin, String reason, @Nullable Site last, Instant now) {
        Instant until = now.plus(UNREACHABLE);
        Instant read = last == null ? null : last.read();
        Site next = last == null || read == null || !now.isBefore(read.plus(GOOD))
                ? new Site(new SimpleRobotRulesParser().failedFetch(503), null, until, reason)
                : new Site(last.rules(), read, until, "");
        LOG.info(
                "robots=unreachable site={} reason={} meaning=\"{} for {} min\"",
                Urls.host(origin + "/"),
                reason,
                next.read() == null ? "nothing is fetched there" : "its last rules hold",
                UNREACHABLE.toMinutes());
        return next;
    }

    // Half a rule could be another rule.
    private static byte[] wholeLines(Fetched fetched) {
        byte[] body = fetched.body();
        int end = body.length;
        while (fetched.truncated() && end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    private static String reason(FetchOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused.problem().toString();
        }
        return outcome instanceof Failed failed ? failed.problem().toString() : "HTTP " + outcome.status();
    }
}
