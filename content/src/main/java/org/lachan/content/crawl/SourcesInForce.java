package org.lachan.content.crawl;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.SourceRelease;
import org.lachan.content.sources.SourceList;
import org.lachan.content.topics.Holding;
import org.lachan.content.yaml.BadSettings;
import org.lachan.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of sources that topic {@code sources} says is in force. A bad record leaves the last good one in force. Filled
 * by one thread, asked by many.
 */
public final class SourcesInForce implements Holding<SourceRelease> {
    private static final Logger LOG = LoggerFactory.getLogger(SourcesInForce.class);

    private final Consumer<ReleasedList> changed;
    private volatile @Nullable ReleasedList current;

    /** @param changed told of every list that comes into force, on the thread that reads */
    public SourcesInForce(Consumer<ReleasedList> changed) {
        this.changed = changed;
    }

    public SourcesInForce() {
        this(list -> {});
    }

    /** A list that was released. */
    public record ReleasedList(String version, Instant releasedAt, SourceList sources) {}

    @Override
    public void put(String key, SourceRelease release) {
        ReleasedList before = current;
        if (!key.equals(Topics.CURRENT_SOURCES)
                || (before != null && before.version().equals(release.getVersion()))) {
            return;
        }
        try {
            ReleasedList list = read(release);
            current = list;
            changed.accept(list);
        } catch (BadSettings e) {
            LOG.error(
                    "event=sources_refused version={} problems={} in-force={}",
                    release.getVersion(),
                    e.problems().size(),
                    before == null ? "none" : before.version());
        }
    }

    private static ReleasedList read(SourceRelease release) {
        String version = SourceList.version(release.getYaml());
        if (!version.equals(release.getVersion())) {
            throw new IllegalArgumentException(
                    "version " + release.getVersion() + " names a list whose version is " + version);
        }
        return new ReleasedList(version, release.getReleasedAt(), SourceList.parse(release.getYaml(), "sources.yaml"));
    }

    /** A list is replaced, never taken back: whoever deletes the record stops nothing. */
    @Override
    public void remove(String key) {
        LOG.warn("event=sources_record_deleted key={}", key);
    }

    public Optional<ReleasedList> current() {
        return Optional.ofNullable(current);
    }
}
