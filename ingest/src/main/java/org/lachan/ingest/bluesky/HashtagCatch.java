package org.lachan.ingest.bluesky;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.readers.JsonAnswer;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;
import tools.jackson.databind.JsonNode;

/**
 * What one poll keeps of the stream: posts with one of the hashtags, and what becomes of those that are known. All else is
 * forgotten with its event. Used by one thread at a time.
 */
final class HashtagCatch {
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Set<String> hashtags;
    private final Set<String> known;
    private final int maxItems;
    private final long start;
    private final Map<String, NativePost> posts = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private int unusable;
    private long first;
    private long last;

    /** @param start microseconds since 1970 */
    HashtagCatch(List<String> hashtags, Set<String> known, int maxItems, long start) {
        this.hashtags = hashtags.stream().map(PostRecord::plain).collect(Collectors.toSet());
        this.known = known;
        this.maxItems = maxItems;
        this.start = start;
        this.last = start;
    }

    /** Time of the newest event. */
    Instant reached() {
        return Instant.EPOCH.plus(last, ChronoUnit.MICROS);
    }

    /** Whether as many posts were caught as one poll may bring. */
    boolean isFull() {
        return posts.size() >= maxItems;
    }

    boolean hasMoved() {
        return last > start;
    }

    /** Between where this began and the first event; zero where no event came. */
    Duration skipped() {
        return first == 0 ? Duration.ZERO : Duration.of(first - start, ChronoUnit.MICROS);
    }

    void unusable() {
        unusable++;
    }

    void add(String event, Instant now) {
        try {
            JsonNode root = JsonAnswer.tree(event);
            long time = root.path("time_us").asLong(0);
            Instant at = Instant.EPOCH.plus(time, ChronoUnit.MICROS);
            // An event from the future would make the next poll skip what comes until then.
            if (time > last && at.isBefore(now.plus(AHEAD))) {
                last = time;
                first = first == 0 ? time : first;
            }
            String did = JsonAnswer.required(root, "did");
            switch (JsonAnswer.required(root, "kind")) {
                case "commit" -> commit(did, root.path("commit"), at);
                case "account" -> account(did, root.path("account"));
                default -> {} // a new handle, or a kind that is newer than this
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            unusable++;
        }
    }

    private void commit(String did, JsonNode commit, Instant at) {
        if (!PostUri.COLLECTION.equals(JsonAnswer.text(commit, "collection"))) {
            return;
        }
        Optional<PostUri> uri = PostUri.of(did, JsonAnswer.required(commit, "rkey"));
        switch (JsonAnswer.required(commit, "operation")) {
            case "create", "update" -> uri.ifPresent(post -> written(post, commit.path("record"), at));
            case "delete" -> uri.ifPresent(post -> gone(post.id()));
            default -> throw new IllegalArgumentException("an unknown operation");
        }
    }

    private void written(PostUri uri, JsonNode record, Instant at) {
        PostRecord post = new PostRecord(uri, record);
        // An edit that takes the hashtag away is an edit of a post that is known.
        if (known.contains(uri.id()) || !Collections.disjoint(post.hashtags(), hashtags)) {
            NativePost written = post.post(Embeds.recorded(uri, record.path("embed")), at);
            posts.remove(uri.id()); // so that it stands where its newest event does
            posts.put(uri.id(), written);
            deleted.remove(uri.id());
        }
    }

    private void gone(String id) {
        posts.remove(id);
        if (known.contains(id)) {
            deleted.add(id);
        }
    }

    // An account that was closed or shut: its posts are not shown, and each is looked up before it counts as gone.
    private void account(String did, JsonNode account) {
        if (!account.path("active").asBoolean(true)) {
            String prefix = "at://" + did + "/";
            posts.keySet().removeIf(id -> id.startsWith(prefix));
            known.stream().filter(id -> id.startsWith(prefix)).forEach(missing::add);
        }
    }

    Window window(boolean more, @Nullable FetchOutcome problem) {
        List<NativePost> newestFirst = new ArrayList<>(posts.values());
        Collections.reverse(newestFirst);
        missing.removeAll(deleted);
        missing.removeAll(posts.keySet());
        Set<String> keep = known.stream()
                .filter(id -> !posts.containsKey(id) && !deleted.contains(id) && !missing.contains(id))
                .sorted(PostUri.NEWEST_FIRST)
                .limit(maxItems)
                .collect(Collectors.toSet());
        return new Window(
                newestFirst, deleted, missing, keep, unusable, Long.toString(last), more, Optional.ofNullable(problem));
    }
}
