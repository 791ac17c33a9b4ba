package org.lachan.bench.soak;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.lachan.bench.soak.Sending.Afterwards;

/** One host: its site, and how it fails to show it. Of one thread. */
final class SoakHost {
    private static final int MOST_SECONDS = 12;
    private static final String NOISE = "\u0001 <not <a> listing & [{";

    private final HostPlan plan;
    private final Site site;
    private final Politeness politeness;
    private final Random chance;

    SoakHost(HostPlan plan, Site site, Politeness politeness, long seed) {
        this.plan = plan;
        this.site = site;
        this.politeness = politeness;
        this.chance = new Random(new SplittableRandom(seed * 31 + plan.number()).nextLong());
    }

    int number() {
        return plan.number();
    }

    Sending answer(String target, Map<String, String> headers, long now) {
        Reply reply = packed(target, unlessKnown(site.reply(target, now), headers));
        // Without rules a host is closed for ten minutes, which is another matter than what is soaked here.
        if (target.equals(Site.ROBOTS)) {
            return Sending.whole(reply);
        }
        return plan.trouble(now)
                .filter(trouble -> chance.nextInt(10) < 7)
                .map(trouble -> troubled(trouble, target, reply, now))
                .orElseGet(() -> Sending.whole(reply));
    }

    private static Reply unlessKnown(Reply reply, Map<String, String> headers) {
        String etag = reply.headers().get("ETag");
        return etag != null && etag.equals(headers.get("if-none-match"))
                ? Reply.empty(304).with("ETag", etag)
                : reply;
    }

    private Reply packed(String target, Reply reply) {
        return plan.gzip() && reply.status() == 200 && !target.equals(Site.ROBOTS) ? reply.gzipped() : reply;
    }

    private Sending troubled(Trouble trouble, String target, Reply reply, long now) {
        politeness.faulty(trouble.fault());
        return switch (trouble.fault()) {
            case THROTTLED -> Sending.whole(later(429, now));
            case UNAVAILABLE -> Sending.whole(chance.nextBoolean() ? Reply.empty(503) : later(503, now));
            case RESET -> Sending.part(reply, chance.nextInt(90), Afterwards.RESET);
            case SILENT -> chance.nextBoolean() ? Sending.nothing() : Sending.part(reply, 30, Afterwards.HOLD);
            case DRIPPING -> Sending.dripping(reply, 2 + chance.nextInt(40), 500);
            case CUT_SHORT -> Sending.part(reply, chance.nextInt(95), Afterwards.CLOSE);
            case GARBAGE -> site.isListing(target) ? Sending.whole(garbage()) : Sending.whole(reply);
        };
    }

    private Reply later(int status, long now) {
        int seconds = 1 + chance.nextInt(MOST_SECONDS);
        politeness.askedForTime(plan.number(), now + seconds * 1000L);
        return Reply.empty(status).with("Retry-After", Integer.toString(seconds));
    }

    private static Reply garbage() {
        return new Reply(200, Map.of("Content-Type", "text/html"), NOISE.getBytes(StandardCharsets.UTF_8));
    }
}
