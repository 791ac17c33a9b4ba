package org.lachan.ingest.visits;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.mastodon.Timeline;
import org.lachan.ingest.media.MediaIntake;
import org.lachan.ingest.media.Pictures;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.robots.PoliteFetcher;
import org.lachan.ingest.tasks.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each task to the visit that it asks for. Safe for use by several threads, each with its own memory. */
public final class Visits {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final Duration USUAL_DELAY = Duration.ofSeconds(1);

    private final SourceList sources;
    private final ListingVisit listings;
    private final TimelineVisit timelines;
    private final HotlineVisit hotlines;
    private final PageVisit pages;
    private final RecheckVisit rechecks;

    /** @param bodies where bodies too large for a record are sealed */
    public Visits(
            SourceList sources,
            Identities identities,
            PoliteFetcher fetcher,
            MediaIntake intake,
            SealedStore bodies,
            Tally tally,
            Clock clock) {
        this.sources = sources;
        Mishaps mishaps = new Mishaps(tally);
        PostWriter writer = new PostWriter(identities, intake, new Pictures(fetcher, intake, clock), bodies, tally);
        listings = new ListingVisit(fetcher, identities, tally, mishaps, clock);
        timelines = new TimelineVisit(new Timeline(fetcher, clock), identities, writer, tally, mishaps, clock);
        hotlines = new HotlineVisit(fetcher, writer, tally, mishaps, clock);
        pages = new PageVisit(fetcher, identities, writer, mishaps);
        rechecks = new RecheckVisit(fetcher);
    }

    /** Blocks while it fetches. Each finding is given out before the state that remembers it is written. */
    public void run(Task task, Memory memory, Consumer<Finding> out) {
        Optional<Source> source = sources.find(task.sourceId());
        Duration delay = source.map(Source::delay).orElse(USUAL_DELAY);
        switch (task.purpose()) {
            case SOURCE -> source.ifPresentOrElse(known -> poll(task, known, memory, out), () -> ignore(task));
            case POST -> pages.run(task, delay, source.map(Source::language).orElse(null), memory, out);
            case COMMENTS -> ignore(task);
            case RECHECK -> rechecks.run(task, delay, memory, out);
        }
    }

    private void poll(Task task, Source source, Memory memory, Consumer<Finding> out) {
        // Polls pile up while nobody reads: one that began after this one was asked for has answered it.
        if (!memory.source(source.id()).polledAt().isBefore(task.requestedAt())) {
            return;
        }
        switch (source.kind()) {
            case FEED, PAGES, SITEMAP -> listings.run(task, source, memory, out);
            case MASTODON -> timelines.run(task, source, memory, out);
            case HOTLINE -> hotlines.run(task, source, memory, out);
            case BLUESKY, YOUTUBE, FACEBOOK, TELEGRAM, FORUM -> ignore(task);
        }
    }

    private static void ignore(Task task) {
        LOG.info("poll=ignored source={} reason=\"not in sources.yaml\"", task.sourceId());
    }
}
