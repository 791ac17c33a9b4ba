package org.lachan.ingest.released;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.lachan.content.crawl.SourcesInForce;
import org.lachan.content.crawl.SourcesInForce.ReleasedList;
import org.lachan.content.sources.SourceList;
import org.lachan.content.topics.TopicFollower;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the list of sources in force. A bad record leaves the last good list in force; a broker that is away is waited
 * for.
 */
public final class ReleasedSources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleasedSources.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String bootstrap;
    private final SourcesInForce inForce;
    private final Thread thread = new Thread(this::run, "lachan-released-sources");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile @Nullable TopicFollower<?> open;

    private ReleasedSources(String bootstrap, Consumer<SourceList> changed) {
        this.bootstrap = bootstrap;
        this.inForce = new SourcesInForce(list -> tell(list, changed));
    }

    /**
     * Begins to read; the topic must exist.
     *
     * @param changed told of every list that comes into force, on this reader's own thread; what it throws is logged, and the
     *     list counts as taken
     */
    public static ReleasedSources start(String bootstrap, Consumer<SourceList> changed) {
        ReleasedSources released = new ReleasedSources(bootstrap, changed);
        released.thread.setDaemon(true);
        released.thread.start();
        return released;
    }

    /** Whether it is known whether there is a list. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Of the list in force; empty until one was released and read. */
    public Optional<String> version() {
        return inForce.current().map(ReleasedList::version);
    }

    private static void tell(ReleasedList list, Consumer<SourceList> changed) {
        LOG.info(
                "event=sources_released version={} sources={}",
                list.version(),
                list.sources().all().size());
        try {
            changed.accept(list.sources());
        } catch (RuntimeException e) {
            LOG.error("event=sources_not_taken version={}", list.version(), e);
        }
    }

    private void run() {
        while (running()) {
            try (TopicFollower<?> follower = TopicFollower.open(bootstrap, Topics.SOURCES, inForce)) {
                open = follower;
                follower.readToTheEnd();
                caughtUp = true;
                while (running()) {
                    follower.poll(WAIT);
                }
            } catch (WakeupException | InterruptException e) {
                LOG.debug("event=released_sources_stopped");
            } catch (RuntimeException e) {
                LOG.warn("event=released_sources_unread error=\"{}\"", e.toString());
                pause();
            } finally {
                open = null;
            }
        }
    }

    private boolean running() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            boolean over = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("event=released_sources_again over={}", over);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        TopicFollower<?> follower = open;
        if (follower == null) {
            thread.interrupt();
        } else {
            follower.wake();
        }
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
