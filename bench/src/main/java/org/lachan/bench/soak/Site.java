package org.lachan.bench.soak;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lachan.bench.soak.HostPlan.Listing;
import org.lachan.bench.soak.HostPlan.Robots;
import org.lachan.bench.soak.Item.Way;
import org.lachan.bench.soak.Marks.Mark;

/** What a host shows at a time when all is well. */
final class Site {
    static final String ROBOTS = "/robots.txt";
    static final String CLOSED = "/cam/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String MOVED = "/nha/";
    private static final Pattern PAGE = Pattern.compile("/(bai|chuyen|khach|cam|nha/(\\d+))/(\\d+)");

    private final List<HostPlan> plans;
    private final HostPlan plan;
    private final IntFunction<String> base;
    private final RunClock clock;
    private final Statuses statuses;

    /**
     * @param base origin of a host, without a slash at its end
     * @param own its own
     */
    Site(List<HostPlan> plans, HostPlan plan, IntFunction<String> base, String own, RunClock clock) {
        this.plans = plans;
        this.plan = plan;
        this.base = base;
        this.clock = clock;
        this.statuses = new Statuses(plan, own, clock);
    }

    static String listingPath(Listing listing) {
        return switch (listing) {
            case RSS -> "/rss.xml";
            case ATOM -> "/atom.xml";
            case SITEMAP -> "/sitemap.xml";
            case PAGES, MASTODON -> "/";
        };
    }

    boolean isListing(String target) {
        return target.equals(listingPath(plan.listing())) || statuses.isTimeline(target);
    }

    /** @param target path and query */
    Reply reply(String target, long now) {
        if (target.equals(ROBOTS)) {
            return robots();
        }
        if (plan.listing() == Listing.MASTODON && target.startsWith("/api/")) {
            return statuses.reply(target, now);
        }
        return target.equals(listingPath(plan.listing())) ? listing(now) : page(target, now);
    }

    private Reply robots() {
        return plan.robots() == Robots.ABSENT
                ? Reply.empty(404)
                : Reply.ok(
                        "text/plain",
                        switch (plan.robots()) {
                            case SLOW ->
                                "User-agent: *\nCrawl-delay: " + plan.pause().toSeconds() + "\n";
                            case PARTLY_CLOSED -> "User-agent: *\nDisallow: " + CLOSED + "\n";
                            default -> "User-agent: *\nDisallow:\n";
                        });
    }

    private Reply page(String target, long now) {
        Matcher matcher = PAGE.matcher(target);
        if (!matcher.matches()) {
            return Reply.empty(404);
        }
        String kind = matcher.group(1);
        int number = Integer.parseInt(matcher.group(3));
        String moved = matcher.group(2);
        HostPlan owner = moved == null ? plan : plans.get(Integer.parseInt(moved));
        Optional<Item> item = owner.items().stream()
                .filter(any -> any.number() == number && any.isListed(now))
                .findFirst();
        if (item.isEmpty()) {
            return Reply.empty(404);
        }
        return switch (kind) {
            case "chuyen" -> Reply.to("/bai/" + number);
            case "khach" -> Reply.to(base.apply(plan.partner()) + MOVED + plan.number() + "/" + number);
            default -> page(item.get(), now);
        };
    }

    private Reply page(Item item, long now) {
        if (item.isGone(now)) {
            return Reply.empty(410);
        }
        Mark mark = new Mark(item.key(), item.revision(now));
        String text = "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Bài " + item.number()
                + "</title></head><body><nav><a href=/>Trang chủ</a></nav><article><h1>Bài " + item.number() + "</h1>"
                + Marks.html(mark) + "</article><footer>Trang số " + plan.number() + "</footer>";
        if (plan.validators()) {
            return Reply.ok(HTML, text + "</body></html>").with("ETag", "\"" + mark.hashCode() + "\"");
        }
        // Other bytes at each look, and the same to a reader.
        return Reply.ok(HTML, text + "<script>var at=" + System.nanoTime() + "</script></body></html>");
    }

    private Reply listing(long now) {
        List<Item> listed =
                plan.items().stream().filter(item -> item.isListed(now)).toList();
        StringBuilder body = new StringBuilder(head());
        for (int i = listed.size() - 1; i >= 0; i--) {
            body.append(entry(listed.get(i)));
        }
        Reply reply = Reply.ok(type(), body + tail());
        return plan.validators() ? reply.with("ETag", "\"n" + listed.size() + "\"") : reply;
    }

    private String type() {
        return plan.listing() == Listing.PAGES ? HTML : "application/xml; charset=utf-8";
    }

    private String head() {
        return switch (plan.listing()) {
            case RSS -> "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Báo " + plan.number() + "</title>";
            case ATOM ->
                "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Báo</title><id>b"
                        + plan.number() + "</id>";
            case SITEMAP -> "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
            case PAGES, MASTODON -> "<!doctype html><meta charset=utf-8><title>Báo</title><ul>";
        };
    }

    private String tail() {
        return switch (plan.listing()) {
            case RSS -> "</channel></rss>";
            case ATOM -> "</feed>";
            case SITEMAP -> "</urlset>";
            case PAGES, MASTODON -> "</ul>";
        };
    }

    private String entry(Item item) {
        String url = base.apply(plan.number()) + path(item);
        Instant at = clock.at(item.appears());
        return switch (plan.listing()) {
            case RSS ->
                "<item><title>Bài " + item.number() + "</title><link>" + url + "</link><pubDate>"
                        + DateTimeFormatter.RFC_1123_DATE_TIME
                                .withLocale(Locale.ROOT)
                                .format(at.atOffset(ZoneOffset.UTC))
                        + "</pubDate></item>";
            case ATOM ->
                "<entry><title>Bài " + item.number() + "</title><id>" + url + "</id><link href=\"" + url
                        + "\"/><updated>" + at + "</updated></entry>";
            case SITEMAP -> "<url><loc>" + url + "</loc></url>";
            case PAGES, MASTODON -> "<li><a class=bai href=\"" + url + "\">Bài " + item.number() + "</a>";
        };
    }

    private static String path(Item item) {
        Way way = item.way();
        return switch (way) {
                    case STRAIGHT -> "/bai/";
                    case OVER_A_HOP -> "/chuyen/";
                    case OVER_ANOTHER_HOST -> "/khach/";
                    case FORBIDDEN -> CLOSED;
                }
                + item.number();
    }
}
