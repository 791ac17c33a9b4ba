package org.lachan.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.lachan.bench.pipeline.Sender.Burst;
import org.lachan.launcher.exit.Speech;

/** Rounds of load, one at a time: the application that is not loaded is paused. Each ends with a drain. */
final class Rounds {
    static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);
    /** Pictures are painted before the clock runs; at max for this many posts a second. */
    private static final int EXPECTED_PER_SECOND = 2_000;

    private static final long POLL_MS = 5;

    private final Mix mix;
    private final Plan plan;
    private final Album album;
    private final SystemProcess system;
    private final ScratchFolder folder;
    private final Speech speech;
    private final Map<Side, Long> next = new EnumMap<>(Side.class);

    Rounds(Mix mix, Plan plan, Album album, SystemProcess system, ScratchFolder folder, Speech speech) {
        this.mix = mix;
        this.plan = plan;
        this.album = album;
        this.system = system;
        this.folder = folder;
        this.speech = speech;
    }

    /** Closed loop. */
    Burst asFastAsPossible(Lane lane, int seconds, Sender sender) throws InterruptedException, IOException {
        long from = begin(lane, seconds, EXPECTED_PER_SECOND);
        try (Supply supply = new Supply(plan, lane.records()::of, from, mix.mostAhead());
                Progress progress = new Progress(speech, lane)) {
            supply.fill();
            progress.begin(Rate.MAX, seconds);
            Burst burst = sender.asFastAsPossible(seconds, mix.mostInFlight(), supply, lane.results());
            next.put(lane.side(), from + burst.sent());
            drain(lane);
            return burst;
        }
    }

    /** Open loop; its time ends with the last score. */
    Burst byTheClock(Lane lane, Scores scores, Rate rate, int seconds, Sender sender, Latencies slips)
            throws InterruptedException, IOException {
        long from = begin(lane, seconds, rate.perSecond());
        try (Supply supply = new Supply(plan, lane.records()::of, from, mix.mostAhead());
                Progress progress = new Progress(speech, lane)) {
            supply.fill();
            progress.begin(rate, seconds);
            long doneBefore = scores.done();
            Round round = new Round(from, System.nanoTime(), rate);
            scores.time(round);
            long sent = sender.byTheClock(round, seconds, supply, scores, slips);
            long end = System.nanoTime();
            next.put(lane.side(), from + sent);
            drain(lane);
            return new Burst(sent, scores.done() - doneBefore, scores.lastDone() - round.start(), end);
        }
    }

    private long begin(Lane lane, int seconds, int perSecond) throws IOException {
        folder.requireSpace();
        system.turnTo(lane.side());
        long from = next.getOrDefault(lane.side(), 0L);
        if (lane.side() == Side.OURS) {
            long to = from + (long) seconds * perSecond;
            album.prepare(plan.before(Kind.PICTURE, from), plan.before(Kind.PICTURE, to));
        }
        return from;
    }

    private void drain(Lane lane) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (!lane.results().complete() && System.nanoTime() < end) {
            system.check();
            lane.results().check();
            Thread.sleep(POLL_MS);
        }
    }
}
