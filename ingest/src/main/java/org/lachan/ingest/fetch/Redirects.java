package org.lachan.ingest.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The way of one fetch.
 *
 * @param statuses of the redirects so far
 */
public record Redirects(List<Integer> statuses) {
    static final Redirects NONE = new Redirects(List.of());

    public Redirects {
        statuses = List.copyOf(statuses);
    }

    /** Whether the first address was given up for another one. */
    public boolean movedPermanently() {
        return !statuses.isEmpty() && isPermanent(statuses.get(0));
    }

    static boolean isPermanent(int status) {
        return status == 301 || status == 308;
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** The way of a fetch that is under way. */
    static final class Way {
        private final Set<String> seen = new LinkedHashSet<>();
        private final List<Integer> statuses = new ArrayList<>();
        private final List<Hop> hops = new CopyOnWriteArrayList<>();
        private Duration spent = Duration.ZERO;

        /** False where that address was met before: a loop. */
        boolean reach(String url) {
            return seen.add(url);
        }

        void leave(int status) {
            statuses.add(status);
        }

        void spend(Duration time) {
            spent = spent.plus(time);
        }

        /** Time that servers took so far. */
        Duration spent() {
            return spent;
        }

        void came(Hop hop) {
            hops.add(hop);
        }

        /** Requests that were answered so far. */
        List<Hop> hops() {
            return List.copyOf(hops);
        }

        int count() {
            return statuses.size();
        }

        Redirects taken() {
            return new Redirects(statuses);
        }
    }
}
