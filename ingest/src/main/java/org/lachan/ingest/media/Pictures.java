package org.lachan.ingest.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.media.MediaIntake.Taken;
import org.lachan.ingest.pages.PictureLink;
import org.lachan.ingest.robots.PoliteFetcher;

/**
 * The pictures of one post. They are fetched during its visit, from whichever host they lie on: the post's record names their
 * ids.
 */
public final class Pictures {
    private static final int MOST = 8;
    private static final int MOST_NAMED = 32;

    private final PoliteFetcher fetcher;
    private final MediaIntake intake;
    private final Executor workers;
    private final Clock clock;

    /** @param workers where pictures are hashed and sealed */
    public Pictures(PoliteFetcher fetcher, MediaIntake intake, Executor workers, Clock clock) {
        this.fetcher = fetcher;
        this.intake = intake;
        this.workers = workers;
        this.clock = clock;
    }

    /** A link and what came of it: the picture, or a note why there is none. */
    public record Followed(
            PictureLink link,
            @Nullable Taken taken,
            @Nullable String note,
            Instant at) {}

    /** The first 32 links; only the first eight are fetched, one after the other. */
    public CompletableFuture<List<Followed>> follow(List<PictureLink> links, Duration delay) {
        CompletableFuture<List<Followed>> followed = CompletableFuture.completedFuture(new ArrayList<>());
        for (PictureLink link : links.subList(0, Math.min(MOST_NAMED, links.size()))) {
            followed = followed.thenCompose(before -> next(before, link, delay));
        }
        return followed;
    }

    private CompletableFuture<List<Followed>> next(List<Followed> before, PictureLink link, Duration delay) {
        if (before.size() >= MOST) {
            before.add(new Followed(link, null, "limit of " + MOST + " pictures", clock.instant()));
            return CompletableFuture.completedFuture(before);
        }
        return fetcher.fetch(FetchRequest.page(link.url(), delay))
                .thenApplyAsync(
                        outcome -> {
                            before.add(followed(link, outcome));
                            return before;
                        },
                        workers);
    }

    private Followed followed(PictureLink link, FetchOutcome outcome) {
        if (!(outcome instanceof Fetched fetched)) {
            return new Followed(link, null, note(outcome), outcome.at());
        }
        if (fetched.truncated()) {
            return new Followed(link, null, "too large", fetched.at());
        }
        Optional<Taken> taken = intake.take(fetched.body());
        return new Followed(link, taken.orElse(null), taken.isPresent() ? null : "not a picture", fetched.at());
    }

    private static String note(FetchOutcome outcome) {
        if (outcome instanceof Gone) {
            return "not found";
        }
        if (outcome instanceof Refused refused) {
            return "refused: " + refused.problem().name().toLowerCase(Locale.ROOT);
        }
        if (outcome instanceof Failed failed) {
            return "failed: " + failed.problem().name().toLowerCase(Locale.ROOT);
        }
        return "status " + outcome.status();
    }
}
