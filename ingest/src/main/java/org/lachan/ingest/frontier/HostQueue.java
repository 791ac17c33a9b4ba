package org.lachan.ingest.frontier;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tasks of one host in memory: what is due, in the order of urgency, and what is due later. One is under way at a time. */
final class HostQueue {

    /** A task's place. */
    record Place(String key, String sourceId, Instant due, int rank) {}

    private final String host;
    private final Map<String, Place> places = new HashMap<>();
    private final TreeSet<Place> ready = new TreeSet<>(
            Comparator.comparingInt(Place::rank).thenComparing(Place::due).thenComparing(Place::key));
    private final TreeSet<Place> later =
            new TreeSet<>(Comparator.comparing(Place::due).thenComparing(Place::key));
    private final Map<String, Integer> sources = new HashMap<>();
    private Instant notBefore = Instant.EPOCH;
    private @Nullable Place underWay;

    HostQueue(String host) {
        this.host = host;
    }

    String host() {
        return host;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    boolean holds(String sourceId) {
        return sources.containsKey(sourceId);
    }

    void notBefore(Instant time) {
        notBefore = time.isAfter(notBefore) ? time : notBefore;
    }

    /** Puts it in its place, or moves it there. */
    void put(Place place, Instant now) {
        Place old = places.put(place.key(), place);
        if (old != null) {
            ready.remove(old);
            later.remove(old);
            leaves(old);
        }
        sources.merge(place.sourceId(), 1, Integer::sum);
        (place.due().isAfter(now) ? later : ready).add(place);
    }

    /** Gives the first one out; the next only after {@link #free}. */
    Optional<Place> take() {
        Place first = ready.pollFirst();
        underWay = first;
        return Optional.ofNullable(first);
    }

    /** What was under way is not any more, and not here any more. */
    void free() {
        if (underWay != null) {
            if (places.remove(underWay.key(), underWay)) {
                leaves(underWay);
            }
            underWay = null;
        }
    }

    private void leaves(Place place) {
        sources.computeIfPresent(place.sourceId(), (any, count) -> count == 1 ? null : count - 1);
    }

    /** Its place where it is due or under way. */
    Optional<Place> waiting(String key) {
        return Optional.ofNullable(places.get(key)).filter(place -> ready.contains(place) || place.equals(underWay));
    }

    boolean isUnderWay(String key) {
        return underWay != null && underWay.key().equals(key);
    }

    /** Moves what has become due. */
    Iterable<Place> promote(Instant now) {
        TreeSet<Place> due = new TreeSet<>(later.comparator());
        while (!later.isEmpty() && !later.first().due().isAfter(now)) {
            due.add(later.pollFirst());
        }
        ready.addAll(due);
        return due;
    }

    /** When something can be begun here; absent while something is under way, or nothing waits. */
    Optional<Instant> turn() {
        if (underWay != null || places.isEmpty()) {
            return Optional.empty();
        }
        Instant first = ready.isEmpty() ? later.first().due() : Instant.EPOCH;
        return Optional.of(first.isAfter(notBefore) ? first : notBefore);
    }
}
