package org.lachan.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.lachan.bench.pipeline.ScratchFolder;
import org.lachan.bench.soak.HostPlan.Listing;
import org.lachan.bench.soak.PostLedger.Balance;
import org.lachan.bench.soak.SoakedProcess.Status;
import org.lachan.launcher.exit.Speech;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the hosts, runs the system on them, kills it where asked to, and counts at the end. Of one thread. */
final class SoakRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoakRun.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final long PROGRESS_MS = 15_000;
    // What the planned end may not be enough for: a host that was left alone at the last moment.
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final SoakSettings settings;
    private final Speech speech;
    private final RunClock clock = new RunClock();
    private final List<HostPlan> plans;
    private final Politeness politeness;
    private final PostLedger ledger = new PostLedger();
    private final Footprint footprint = new Footprint();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Deque<Long> kills = new ArrayDeque<>();
    private final ScratchFolder folder;
    private final SoakWeb web;
    private final Path sources;
    private SoakedProcess system;
    private PostTopic posts;
    private int killed;
    private int rounds;
    private long progressAt;
    private long requestsBefore;

    private SoakRun(SoakSettings settings, Speech speech) throws IOException {
        this.settings = settings;
        this.speech = speech;
        plans = IntStream.range(0, settings.hosts())
                .mapToObj(number -> HostPlan.draw(number, settings))
                .toList();
        politeness = new Politeness(plans, clock);
        folder = ScratchFolder.create();
        web = SoakWeb.open(plans, politeness, clock, settings.seed());
        sources = Files.writeString(folder.root().resolve("soak.yaml"), yaml());
        drawKills();
        system = SoakedProcess.start(data(), sources);
        posts = new PostTopic(system.bootstrap(), positions);
    }

    /** Takes as long as the settings say, and longer where something is still missing then. */
    static SoakResult run(SoakSettings settings, Speech speech) throws IOException, InterruptedException {
        try (SoakRun run = new SoakRun(settings, speech)) {
            return run.run();
        }
    }

    private Path data() {
        return folder.root().resolve("data");
    }

    private void drawKills() {
        Random random = new Random(settings.seed() + 7);
        long end = settings.quietFrom().toMillis();
        for (int kill = 0; kill < settings.kills(); kill++) {
            kills.add((long) (end * (kill + 0.4 + 0.6 * random.nextDouble()) / settings.kills()));
        }
    }

    private String yaml() {
        StringBuilder yaml = new StringBuilder("sources:\n");
        for (HostPlan plan : plans) {
            Listing listing = plan.listing();
            String kind =
                    switch (listing) {
                        case RSS, ATOM -> "feed";
                        case SITEMAP -> "sitemap";
                        case PAGES -> "pages\n    links: a.bai";
                        case MASTODON -> "mastodon";
                    };
            yaml.append("  - id: soak-" + plan.number() + "\n    kind: " + kind + "\n    url: "
                    + web.base(plan.number()) + Site.listingPath(listing) + "\n    audience: general\n    every: "
                    + settings.every().toSeconds() + "s\n    max-items: 200\n    delay: "
                    + plan.delay().toMillis() + "ms\n");
        }
        return yaml.toString();
    }

    private SoakResult run() throws IOException, InterruptedException {
        clock.begin();
        while (clock.millis() < settings.quietFrom().toMillis()) {
            if (!kills.isEmpty() && clock.millis() >= kills.peek()) {
                kills.remove();
                killAndStart();
            }
            tick();
        }
        Status last = close(settings.length().plus(GRACE).toMillis());
        while (clock.millis() < settings.length().toMillis()) {
            tick();
        }
        tick();
        long seconds = Math.round(clock.millis() / 1000.0);
        Balance balance = ledger.balance(plans, clock.millis());
        ledger.lost(plans, clock.millis()).forEach(line -> LOG.warn("finding=lost item=\"{}\"", line));
        return new SoakResult(
                settings,
                ledger,
                balance,
                politeness,
                footprint,
                last.errors(),
                web.longestStallMs(),
                rounds,
                killed,
                seconds);
    }

    private boolean nothingLost() {
        return ledger.balance(plans, clock.millis()).lost() == 0;
    }

    private Status close(long until) throws IOException, InterruptedException {
        Status status = thoroughRound(until);
        while (clock.millis() < until && !nothingLost()) {
            status = thoroughRound(until);
        }
        return status;
    }

    private Status thoroughRound(long until) throws IOException, InterruptedException {
        rounds++;
        system.pollNow();
        tick();
        Status status = system.status();
        // With many sources something is always due: the round is over too where nothing is missing.
        while (clock.millis() < until && !status.isIdle() && !(status.missing() == 0 && nothingLost())) {
            tick();
            status = system.status();
        }
        tick();
        return status;
    }

    private void killAndStart() throws InterruptedException {
        system.kill();
        politeness.killed();
        killed++;
        speech.say(
                "Killed at " + clock.millis() / 1000 + " s.",
                "Đã kết liễu tiến trình ở giây " + clock.millis() / 1000 + ".");
        posts.close();
        system = SoakedProcess.start(data(), sources);
        posts = new PostTopic(system.bootstrap(), positions);
    }

    private void tick() throws IOException, InterruptedException {
        Thread.sleep(TICK.toMillis());
        posts.next(ledger::take);
        footprint.sample(system.pid(), clock.millis());
        if (clock.millis() >= progressAt + PROGRESS_MS) {
            progress();
        }
    }

    private void progress() {
        long now = clock.millis();
        Status status = system.status();
        Balance balance = ledger.balance(plans, now);
        long rate = (politeness.requests() - requestsBefore) * 1000 / Math.max(1, now - progressAt);
        String figures = now / 1000 + " s posts=" + ledger.posts() + " behind=" + balance.lost() + " requests/s=" + rate
                + " waiting=" + status.waiting() + " rssMb=" + footprint.latestMb() + " repeated=" + ledger.repeated()
                + " violations=" + politeness.violations() + " flow=" + status.flow();
        speech.say(figures, figures);
        progressAt = now;
        requestsBefore = politeness.requests();
    }

    @Override
    public void close() throws IOException {
        posts.close();
        system.close();
        web.close();
        folder.close();
    }
}
