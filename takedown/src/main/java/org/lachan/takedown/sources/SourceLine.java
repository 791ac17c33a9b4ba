package org.lachan.takedown.sources;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.lachan.content.crawl.SourceReport;
import org.lachan.content.crawl.Trouble;
import org.lachan.content.crawl.WatchedSource;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.Source;

/**
 * One source as operators watch it.
 *
 * @param fault of a person's account; null where it may be followed, or is none
 */
public record SourceLine(WatchedSource watched, @Nullable AccountFault fault) {

    /** What may not be followed comes first of all. */
    static final Comparator<SourceLine> WORST_FIRST = Comparator.<SourceLine>comparingInt(
                    line -> line.fault == null ? 1 : 0)
            .thenComparing(SourceLine::watched, WatchedSource.WORST_FIRST);

    public String id() {
        return watched.id();
    }

    /** Null where it is in no list that is in force. */
    public @Nullable Source source() {
        return watched.source();
    }

    /** Null where ingest never told of it. */
    public @Nullable SourceReport report() {
        return watched.report();
    }

    /** Null where all is well. */
    public @Nullable Trouble trouble() {
        return watched.trouble();
    }

    /** Whether anything needs a look. */
    public boolean troubled() {
        return trouble() != null || fault != null;
    }

    /** Empty where the source is in no list. */
    public String host() {
        Source source = source();
        return source == null ? "" : Urls.host(source.url());
    }
}
