package org.lachan.ingest.youtube;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.Details;
import org.lachan.content.sources.Source;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.answers.Fields;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.answers.Reply;
import org.lachan.ingest.discussions.Discussion;
import org.lachan.ingest.discussions.DiscussionsReading;
import org.lachan.ingest.discussions.Vanished;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;
import tools.jackson.databind.JsonNode;

/** One poll: the list, the videos, their comments. Its steps follow one another, so that its fields need no lock. */
final class Poll {
    private static final int PAGE = 50;
    private static final int MOST_VIDEOS = 500;
    private static final int SEARCH_COSTS = 100;
    // Each look at a missing one costs a unit, out of this poll's sight.
    private static final int MOST_MISSING = 20;

    private final JsonInterface service;
    private final Source source;
    private final Details.Videos what;
    private final String secret;
    private final Cursor before;
    private final Set<String> known;
    private final Clock clock;
    private final Budget budget;
    private final int wanted;

    private @Nullable String uploads;
    private final Set<String> listed = new LinkedHashSet<>();
    private boolean listedAll;
    private final Map<String, NativePost> posts = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private Map<String, Discussion> discussions;
    private @Nullable String turn;
    private int unusable;
    private @Nullable FetchOutcome problem;

    Poll(
            JsonInterface service,
            Source source,
            Details.Videos what,
            String secret,
            Cursor before,
            Set<String> known,
            Clock clock) {
        this.service = service;
        this.source = source;
        this.what = what;
        this.secret = secret;
        this.before = before;
        this.known = known;
        this.clock = clock;
        budget = new Budget(source, what.quota(), before, clock);
        wanted = Math.min(source.maxItems(), MOST_VIDEOS);
        uploads = before.uploads();
        turn = before.turn();
        discussions = before.videos();
    }

    CompletableFuture<Window> run() {
        return playlist()
                .thenCompose(ready -> ready ? list(null) : done(false))
                .thenCompose(
                        ready -> ready ? videos(listed.stream().limit(enough()).toList()) : done(false))
                .thenCompose(ready -> ready ? comments() : done(false))
                .thenApply(any -> window());
    }

    private static CompletableFuture<Boolean> done(boolean ready) {
        return CompletableFuture.completedFuture(ready);
    }

    /** One request within the budget; absent where it could not be made or was not answered as promised, and why is noted. */
    private CompletableFuture<Optional<JsonNode>> ask(int units, Address address) {
        Optional<Failed> spent = budget.spend(units);
        if (spent.isPresent()) {
            problem = spent.get();
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return service.get(VideosReader.request(source, address, secret)).thenApply(this::answered);
    }

    private Optional<JsonNode> answered(Reply reply) {
        if (reply instanceof Reply.Json json) {
            return Optional.of(json.root());
        }
        problem = outcome(((Reply.Trouble) reply).outcome());
        return Optional.empty();
    }

    private FetchOutcome outcome(FetchOutcome outcome) {
        return outcome instanceof Failed failed && failed.problem() == Problem.QUOTA
                ? budget.refusedBy(failed)
                : outcome;
    }

    private CompletableFuture<Boolean> playlist() {
        if (what.channel() == null || uploads != null) {
            return done(true);
        }
        Address address = at("channels").with("part", "contentDetails").with("id", what.channel());
        return ask(1, address).thenApply(answer -> answer.map(this::uploadsOf).orElse(false));
    }

    private boolean uploadsOf(JsonNode answer) {
        uploads = Fields.text(answer.at("/items/0/contentDetails/relatedPlaylists/uploads"));
        if (uploads == null) {
            problem = new Refused(
                    source.url(), clock.instant(), 200, Problem.DENIED, "no such channel", new byte[0], List.of());
        }
        return uploads != null;
    }

    private CompletableFuture<Boolean> list(@Nullable String page) {
        return ask(listCosts(), listAddress(page)).thenCompose(answer -> {
            if (answer.isEmpty()) {
                return listFailed(page);
            }
            JsonNode root = answer.get();
            if (!root.path("items").isArray()) {
                return CompletableFuture.failedFuture(new UnreadableListing("no list of videos"));
            }
            Answers.Read<String> ids = Answers.read(root.path("items"), this::videoId);
            unusable += ids.unusable();
            int before = listed.size();
            listed.addAll(ids.entries());
            String next = Fields.text(root.path("nextPageToken"));
            listedAll = next == null && listed.size() <= wanted;
            // A list that does not grow any more would go on for ever.
            boolean more = next != null && listed.size() > before && listed.size() < enough();
            return more ? list(next) : done(true);
        });
    }

    /** The window, or all that came since the last poll where that is more. */
    private int enough() {
        if (before.videos().isEmpty()) {
            return wanted;
        }
        int fresh = 0;
        for (String id : listed) {
            if (before.videos().containsKey(id)) {
                return Math.max(wanted, fresh);
            }
            fresh++;
        }
        return MOST_VIDEOS;
    }

    // A playlist that is gone is asked for again the next time; a list that is no JSON is no list.
    private CompletableFuture<Boolean> listFailed(@Nullable String page) {
        if (problem instanceof FetchOutcome.Gone) {
            uploads = null;
        }
        if (page == null && problem instanceof Failed failed && failed.problem() == Problem.UNREADABLE) {
            return CompletableFuture.failedFuture(new UnreadableListing(failed.detail()));
        }
        return done(!listed.isEmpty());
    }

    private int listCosts() {
        return what.search() == null ? 1 : SEARCH_COSTS;
    }

    private Address listAddress(@Nullable String page) {
        int most = Math.min(PAGE, wanted);
        Address address = what.search() == null
                ? at("playlistItems").with("part", "contentDetails").with("playlistId", String.valueOf(uploads))
                : at("search")
                        .with("part", "snippet")
                        .with("type", "video")
                        .with("order", "date")
                        .with("q", what.search())
                        .withOptional("relevanceLanguage", source.language());
        return address.with("maxResults", String.valueOf(most)).withOptional("pageToken", page);
    }

    private String videoId(JsonNode item) {
        return Fields.required(item.path(what.search() == null ? "contentDetails" : "id"), "videoId");
    }

    private Address at(String resource) {
        return Address.of(source.url(), resource);
    }

    private CompletableFuture<Boolean> videos(List<String> ids) {
        if (ids.isEmpty()) {
            return done(true);
        }
        List<String> batch = ids.subList(0, Math.min(PAGE, ids.size()));
        Address address = at("videos").with("part", "snippet").with("id", String.join(",", batch));
        return ask(1, address).thenCompose(answer -> {
            if (answer.isEmpty()) {
                return done(false);
            }
            Answers.Read<NativePost> read = Answers.read(answer.get().path("items"), Answers::video);
            unusable += read.unusable();
            read.entries().forEach(video -> posts.putIfAbsent(video.id(), video));
            if (read.unusable() == 0) {
                batch.stream().filter(id -> !posts.containsKey(id)).forEach(missing::add);
            }
            return videos(ids.subList(batch.size(), ids.size()));
        });
    }

    private CompletableFuture<Boolean> comments() {
        missing.addAll(Vanished.from(before.videos().keySet(), listed, listedAll && problem == null));
        Map<String, Discussion> window = new LinkedHashMap<>();
        listed.stream()
                .filter(posts::containsKey)
                .forEach(id -> window.put(id, before.videos().getOrDefault(id, Discussion.UNREAD)));
        if (problem != null) {
            before.videos().forEach(window::putIfAbsent);
        }
        discussions = window;
        if (!what.comments() || problem != null) {
            return done(true);
        }
        int pages = 1 + (wanted - 1) / PAGE;
        budget.startComments(pages * (listCosts() + 1));
        VideoComments comments = new VideoComments(service, source, secret, budget);
        return new DiscussionsReading(comments, budget::hasForComments, window, turn, clock)
                .run()
                .thenApply(this::harvested);
    }

    private boolean harvested(DiscussionsReading.Harvest harvest) {
        harvest.posts().forEach(post -> posts.putIfAbsent(post.id(), post));
        missing.addAll(harvest.missing());
        discussions = harvest.discussions();
        turn = harvest.last();
        unusable += harvest.unusable();
        problem = harvest.problem().map(this::outcome).orElse(null);
        return true;
    }

    private Window window() {
        Set<String> due = new LinkedHashSet<>(before.overdue());
        due.addAll(missing);
        due.removeIf(id -> posts.containsKey(id) || !known.contains(id));
        Set<String> looks = new LinkedHashSet<>();
        due.stream().limit(MOST_MISSING).filter(id -> budget.spend(1).isEmpty()).forEach(looks::add);
        due.removeAll(looks);
        Set<String> keep = new LinkedHashSet<>(discussions.keySet());
        discussions
                .values()
                .forEach(discussion -> keep.addAll(discussion.newest().keySet()));
        keep.addAll(due);
        keep.retainAll(known);
        keep.removeAll(looks);
        List<NativePost> newestFirst = posts.values().stream()
                .sorted(Comparator.comparing(NativePost::createdAt).reversed())
                .toList();
        Cursor after = new Cursor(budget.day(), budget.spent(), uploads, turn, discussions, due);
        return new Window(
                newestFirst, Set.of(), looks, keep, unusable, after.write(), false, Optional.ofNullable(problem));
    }
}
