package org.lachan.ingest.forum;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a thread was read.
 *
 * @param page last one that was read: what is new stands there or after it
 * @param first id of the thread's first contribution
 * @param unfinished whether a bound ended the reading before the thread's last page
 * @param last ids on that page, each with the time at which it was first seen
 */
record ThreadMark(String page, @Nullable String first, boolean unfinished, Map<String, Instant> last) {
    private static final int MOST = 30;

    ThreadMark {
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    }

    static ThreadMark start(String thread) {
        return new ThreadMark(thread, null, false, Map.of());
    }

    /** After a page; the newest ids are remembered, and when each was first seen. */
    ThreadMark read(String url, ThreadPage read, boolean more, Instant now) {
        List<Contribution> contributions = read.contributions();
        String opening =
                first == null && !contributions.isEmpty() ? contributions.get(0).id() : first;
        Map<String, Instant> seen = new LinkedHashMap<>();
        contributions.stream()
                .skip(Math.max(0, contributions.size() - MOST))
                .forEach(each -> seen.put(each.id(), last.getOrDefault(each.id(), now)));
        return new ThreadMark(url, opening, more, seen);
    }
}
