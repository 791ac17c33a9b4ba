package org.lachan.ingest.media;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** SHA-256 hashes in force, by value. Filled by one thread, asked by many. */
public final class KnownHashes {
    private final Map<String, String> valueById = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<String>> idsByValue = new ConcurrentHashMap<>();

    /** @param sha256 lower-case hex */
    public void add(String hashId, String sha256) {
        // The new one first: an entry that is sent again must match all the while.
        idsByValue.compute(sha256, (value, ids) -> with(ids == null ? new TreeSet<>() : ids, hashId));
        String old = valueById.put(hashId, sha256);
        if (old != null && !old.equals(sha256)) {
            forget(hashId, old);
        }
    }

    /** An id that is not there is fine. */
    public void remove(String hashId) {
        String value = valueById.remove(hashId);
        if (value != null) {
            forget(hashId, value);
        }
    }

    private void forget(String hashId, String value) {
        idsByValue.computeIfPresent(value, (same, ids) -> without(ids, hashId));
    }

    /** The first id, in their order, whose hash this is. */
    public Optional<String> match(String sha256) {
        return Optional.ofNullable(idsByValue.get(sha256)).map(NavigableSet::first);
    }

    private static NavigableSet<String> with(NavigableSet<String> ids, String hashId) {
        NavigableSet<String> more = new TreeSet<>(ids);
        more.add(hashId);
        return more;
    }

    private static @Nullable NavigableSet<String> without(NavigableSet<String> ids, String hashId) {
        NavigableSet<String> fewer = new TreeSet<>(ids);
        fewer.remove(hashId);
        return fewer.isEmpty() ? null : fewer;
    }
}
