package org.lachan.content.crawl;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a source brought since the state of ingest began.
 *
 * @param fresh posts seen for the first time
 * @param errors by kind, in lower case
 */
public record Counts(long items, long fresh, long changed, long gone, long badRows, SortedMap<String, Long> errors) {
    /** The kind under which refusals of robots.txt are counted. */
    public static final String ROBOTS = "robots";

    /** The kind under which polls are counted that lacked a key. */
    public static final String KEY = "key";

    public Counts {
        errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }

    Counts and(Counts other) {
        SortedMap<String, Long> sums = new TreeMap<>(errors);
        other.errors.forEach((kind, count) -> sums.merge(kind, count, Long::sum));
        return new Counts(
                items + other.items,
                fresh + other.fresh,
                changed + other.changed,
                gone + other.gone,
                badRows + other.badRows,
                sums);
    }

    public long errors(String kind) {
        return errors.getOrDefault(kind, 0L);
    }

    public long robots() {
        return errors(ROBOTS);
    }
}
