package org.lachan.ingest.mastodon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Source;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.robots.PoliteFetcher;

/**
 * The newest part of a server's local public timeline. The newest {@code max-items} statuses are read at every poll, since
 * edits do not show in the ids; what came since the last poll is read however much it is, up to a bound.
 */
public final class Timeline {
    private static final int PAGE = 40;
    private static final int MOST_PAGES = 60;
    private static final Duration BUDGET = Duration.ofSeconds(60);

    /**
     * What was read.
     *
     * @param statuses newest first, each once
     * @param complete whether everything down to the window's end was read; if not, {@code problem} or the limit of time is why
     */
    public record Window(List<Status> statuses, int unusable, boolean complete, Optional<FetchOutcome> problem) {
        public Window {
            statuses = List.copyOf(statuses);
        }

        public Optional<String> newestId() {
            return statuses.isEmpty()
                    ? Optional.empty()
                    : Optional.of(statuses.get(0).id());
        }

        /** Whether a status of that id would have been seen here. */
        public boolean covers(String id) {
            return complete
                    && !statuses.isEmpty()
                    && Status.compareIds(id, statuses.get(statuses.size() - 1).id()) >= 0;
        }
    }

    private final PoliteFetcher fetcher;
    private final Clock clock;

    public Timeline(PoliteFetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /**
     * @param sinceId newest id that is known, or null at the first poll
     * @throws UnreadableListing when the server answers with something else than statuses
     */
    public Window read(Source source, @Nullable String sinceId) throws UnreadableListing {
        TreeMap<String, Status> found = new TreeMap<>(((Comparator<String>) Status::compareIds).reversed());
        int unusable = 0;
        Instant end = clock.instant().plus(BUDGET);
        for (int page = 0; page < MOST_PAGES && clock.instant().isBefore(end); page++) {
            String oldest = found.isEmpty() ? null : found.lastKey();
            boolean windowRead = found.size() >= source.maxItems();
            if (windowRead && (sinceId == null || Status.compareIds(found.lastKey(), sinceId) <= 0)) {
                return window(found, unusable, Optional.empty());
            }
            FetchOutcome outcome = fetcher.fetch(request(source, oldest, windowRead ? sinceId : null))
                    .join();
            if (!(outcome instanceof Fetched fetched)) {
                return window(found, unusable, Optional.of(outcome));
            }
            TimelinePage answer = TimelinePage.parse(fetched.body());
            unusable += answer.unusable();
            if (!addNew(found, answer)) {
                return window(found, unusable, Optional.empty());
            }
        }
        return new Window(List.copyOf(found.values()), unusable, false, Optional.empty());
    }

    // False where the server had nothing older to give: the end of the timeline.
    private static boolean addNew(Map<String, Status> found, TimelinePage page) {
        int before = found.size();
        page.statuses().forEach(status -> found.putIfAbsent(status.id(), status));
        return found.size() > before;
    }

    private static Window window(Map<String, Status> found, int unusable, Optional<FetchOutcome> problem) {
        return new Window(List.copyOf(found.values()), unusable, problem.isEmpty(), problem);
    }

    private static FetchRequest request(Source source, @Nullable String before, @Nullable String sinceId) {
        String url = base(source) + "api/v1/timelines/public?local=true&limit=" + PAGE
                + (before == null ? "" : "&max_id=" + before)
                + (sinceId == null ? "" : "&since_id=" + sinceId);
        return FetchRequest.api(url, Validators.NONE, source.delay());
    }

    /** Asks for one status; {@code Gone} where it was deleted. */
    public FetchOutcome look(Source source, String id) {
        return fetcher.fetch(FetchRequest.api(base(source) + "api/v1/statuses/" + id, Validators.NONE, source.delay()))
                .join();
    }

    private static String base(Source source) {
        return source.url().endsWith("/") ? source.url() : source.url() + "/";
    }
}
