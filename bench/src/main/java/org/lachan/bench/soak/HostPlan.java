package org.lachan.bench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.lachan.bench.soak.Item.Way;

/**
 * Everything that one host will be and do, drawn from the run's seed.
 *
 * @param delay that its source asks for
 * @param partner host to which some of its items have moved
 */
record HostPlan(
        int number,
        Listing listing,
        Duration delay,
        Robots robots,
        boolean gzip,
        boolean validators,
        int partner,
        List<Item> items,
        List<Trouble> troubles) {
    private static final Duration CRAWL_DELAY = Duration.ofSeconds(2);
    // Of its time a host misbehaves about a fifth.
    private static final int CALM = 4;

    /** What names its items. */
    enum Listing {
        RSS,
        SITEMAP,
        PAGES,
        MASTODON,
        ATOM
    }

    /** What its robots.txt says. */
    enum Robots {
        ABSENT,
        OPEN,
        SLOW,
        PARTLY_CLOSED
    }

    HostPlan {
        items = List.copyOf(items);
        troubles = List.copyOf(troubles);
    }

    static HostPlan draw(int number, SoakSettings settings) {
        // Neighbouring seeds of Random begin alike.
        Random random = new Random(new SplittableRandom(settings.seed() * 1_000_003 + number).nextLong());
        int partner = (number ^ 1) < settings.hosts() ? number ^ 1 : number;
        List<Listing> listings = List.of(Listing.values());
        Listing listing = listings.get(number % listings.size());
        // An interface is not subject to robots.txt, so a timeline's host has no wishes there.
        List<Robots> wishes =
                listing == Listing.MASTODON ? List.of(Robots.ABSENT, Robots.OPEN) : List.of(Robots.values());
        Robots robots = wishes.get(random.nextInt(wishes.size()));
        return new HostPlan(
                number,
                listing,
                // Pairs share one: what has moved is asked for at the pace of where it was listed.
                Duration.ofMillis(500 + 100L * (number / 2 % 6)),
                robots,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                partner,
                items(number, settings, listing, robots, random),
                troubles(settings, random));
    }

    private static List<Item> items(int host, SoakSettings settings, Listing listing, Robots robots, Random random) {
        long end = settings.quietFrom().toMillis();
        int count = settings.itemsPerHost();
        List<Long> appearances = LongStream.range(0, count)
                .mapToObj(n -> n < count / 3 ? 0L : (long) (random.nextDouble() * end))
                .sorted()
                .toList();
        List<Item> items = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Way way = listing == Listing.MASTODON ? Way.STRAIGHT : way(robots, random);
            items.add(item(new Item.Key(host, number), way, appearances.get(number), end, random));
        }
        return items;
    }

    private static Way way(Robots robots, Random random) {
        int drawn = random.nextInt(10);
        if (drawn == 0 && robots == Robots.PARTLY_CLOSED) {
            return Way.FORBIDDEN;
        }
        return drawn == 1 ? Way.OVER_A_HOP : drawn == 2 ? Way.OVER_ANOTHER_HOST : Way.STRAIGHT;
    }

    private static Item item(Item.Key key, Way way, long appears, long end, Random random) {
        List<Long> edits = new ArrayList<>();
        for (int left = random.nextInt(10) < 3 ? 1 + random.nextInt(2) : 0; left > 0; left--) {
            edits.add(between(appears, end, random));
        }
        edits.sort(Comparator.naturalOrder());
        long goes = random.nextInt(10) == 0 ? between(appears, end, random) : Long.MAX_VALUE;
        return new Item(key, way, appears, edits, goes);
    }

    private static long between(long from, long until, Random random) {
        return from + 1 + (long) (random.nextDouble() * (until - from - 1));
    }

    private static List<Trouble> troubles(SoakSettings settings, Random random) {
        List<Trouble> troubles = new ArrayList<>();
        long length = settings.trouble().toMillis();
        long end = settings.quietFrom().toMillis();
        long from = (long) (random.nextDouble() * CALM * length);
        while (from + length < end) {
            List<Fault> faults = List.of(Fault.values());
            Fault fault = faults.get(random.nextInt(faults.size()));
            troubles.add(new Trouble(from, from + length, fault));
            from += length + (long) ((0.5 + random.nextDouble()) * CALM * length);
        }
        return troubles;
    }

    /** The pause that a crawler owes it between two requests. */
    Duration pause() {
        return robots == Robots.SLOW && CRAWL_DELAY.compareTo(delay) > 0 ? CRAWL_DELAY : delay;
    }

    Optional<Trouble> trouble(long now) {
        return troubles.stream().filter(trouble -> trouble.covers(now)).findFirst();
    }
}
