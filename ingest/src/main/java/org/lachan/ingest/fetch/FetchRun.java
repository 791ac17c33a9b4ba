package org.lachan.ingest.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.fetch.Fetcher.Parts;

/** One fetch: hop by hop through permit, turn, slot, addresses and exchange. Its steps follow each other and hold no thread. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a future takes its failure too
final class FetchRun {
    private final Parts parts;
    private final FetchRequest request;
    private final Function<String, CompletableFuture<Permit>> robots;
    private final int mostBytes;
    private final Redirects.Way way = new Redirects.Way();
    private final Outcomes outcomes;
    private final CompletableFuture<FetchOutcome> outcome = new CompletableFuture<>();
    private volatile String at;
    private Map<String, String> secrets;

    FetchRun(Parts parts, FetchRequest request, Function<String, CompletableFuture<Permit>> robots, int mostBytes) {
        this.parts = parts;
        this.request = request;
        this.robots = robots;
        this.mostBytes = mostBytes;
        this.secrets = request.secrets();
        this.at = request.url();
        outcomes = new Outcomes(parts.clock(), way, request);
    }

    CompletableFuture<FetchOutcome> outcome() {
        return outcome;
    }

    void start() {
        guarded(() -> hop(Urls.normalise(request.url())));
    }

    void close() {
        outcome.complete(outcomes.failed(at, new FetchProblem(Problem.BUSY, "the fetcher was closed")));
    }

    private void hop(String url) {
        at = url;
        if (!way.reach(url)) {
            outcome.complete(outcomes.refused(url, 0, Problem.REDIRECTS, "redirect loop"));
            return;
        }
        then(robots.apply(url), permit -> {
            if (permit.allowed()) {
                go(url, permit);
            } else {
                outcome.complete(outcomes.refused(url, 0, Problem.ROBOTS, permit.reason()));
            }
        });
    }

    private void go(String url, Permit permit) {
        Duration own = request.delay();
        Duration pause = permit.pause().compareTo(own) > 0 ? permit.pause() : own;
        then(parts.pace().turn(Urls.host(url), pause), turn -> {
            // Whatever becomes of the fetch, the host's turn ends.
            outcome.whenComplete((done, error) -> turn.end());
            then(parts.slots().take(), slot -> {
                outcome.whenComplete((done, error) -> slot.giveBack());
                ask(url, turn, slot);
            });
        });
    }

    private void ask(String url, HostPace.Turn turn, Slots.Slot slot) {
        URI uri = URI.create(url);
        then(parts.dns().resolve(uri.getHost()), to -> {
            long began = System.nanoTime();
            CompletableFuture<Answer> answer = parts.exchange().get(asked(uri, to), turn, way::came);
            then(answer, whole -> {
                way.spend(Duration.ofNanos(System.nanoTime() - began));
                slot.giveBack();
                turn.end();
                answered(url, whole);
            });
        });
    }

    // Validators belong to the first address: after a redirect they would be asked of another page.
    private HttpExchange.Ask asked(URI url, List<InetAddress> to) {
        boolean first = way.count() == 0;
        FetchRequest here = first ? request : request.withValidators(FetchOutcome.Validators.NONE);
        return new HttpExchange.Ask(
                url, here, secrets, to, mostBytes, parts.limits().total().minus(way.spent()));
    }

    private void answered(String url, Answer answer) {
        if (!Redirects.isRedirect(answer.status())) {
            outcome.complete(outcomes.of(url, answer));
            return;
        }
        String next;
        try {
            next = target(url, answer);
        } catch (IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            outcome.complete(outcomes.refused(url, answer.status(), Problem.REDIRECTS, detail));
            return;
        }
        follow(url, answer, next);
    }

    private void follow(String url, Answer answer, String next) {
        boolean sameHost = Urls.host(next).equals(Urls.host(url));
        way.leave(answer.status());
        if (way.count() > parts.limits().redirects()) {
            outcome.complete(outcomes.refused(
                    url,
                    answer.status(),
                    Problem.REDIRECTS,
                    "more than " + parts.limits().redirects()));
        } else if (!sameHost && !request.acrossHosts()) {
            outcome.complete(outcomes.elsewhere(url, answer.status(), next));
        } else {
            if (!sameHost || (url.startsWith("https:") && next.startsWith("http:"))) {
                secrets = Map.of(); // for good: the way back is another's choice
            }
            hop(next);
        }
    }

    private static String target(String url, Answer answer) {
        String location = answer.location();
        if (location == null) {
            throw new IllegalArgumentException("a redirect without an address");
        }
        return Urls.normalise(
                URI.create(url).resolve(location.strip().replace(" ", "%20")).toString());
    }

    private <T> void then(CompletableFuture<T> step, Consumer<T> next) {
        step.whenComplete((value, error) -> {
            if (error == null) {
                guarded(() -> next.accept(value));
            } else {
                outcome.complete(outcomes.failed(at, cause(error)));
            }
        });
        outcome.whenComplete((done, error) -> step.cancel(false));
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            outcome.complete(outcomes.refused(at, 0, Problem.BAD_URL, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e); // a defect of ours
        }
    }

    private static Throwable cause(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
