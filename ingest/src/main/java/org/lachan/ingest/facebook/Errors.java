package org.lachan.ingest.facebook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Hop;
import org.lachan.ingest.fetch.Problem;
import tools.jackson.databind.JsonNode;

/** What the codes in the service's errors mean. They come with status 400 or 403, and now and then with 200. */
final class Errors {
    private static final Set<Integer> THROTTLED = Set.of(4, 17, 32, 341, 613, 80001);
    private static final Set<Integer> PASSING = Set.of(1, 2);
    private static final Set<Integer> KEY = Set.of(102, 190);
    private static final int NO_PERMISSION = 10;
    private static final int PARAMETER = 100;
    private static final int NO_SUCH_OBJECT = 33;
    // The header with the minutes left is sent for pages only; elsewhere the hour rolls on.
    private static final Duration UNLESS_SAID = Duration.ofMinutes(15);

    private Errors() {}

    static FetchOutcome read(FetchOutcome outcome) {
        if (outcome instanceof Refused refused && refused.problem() == Problem.DENIED) {
            return meant(refused, refused.page());
        }
        boolean mayHoldOne = outcome instanceof Fetched fetched && fetched.body().length < 4096 && !fetched.truncated();
        return mayHoldOne ? meant(outcome, ((Fetched) outcome).body()) : outcome;
    }

    private static FetchOutcome meant(FetchOutcome outcome, byte[] body) {
        JsonNode error = JsonInterface.lenient(body).path("error");
        if (!error.isObject()) {
            return outcome;
        }
        int code = error.path("code").asInt(0);
        int subcode = error.path("error_subcode").asInt(0);
        String detail = "code " + code + (subcode == 0 ? "" : "/" + subcode);
        if (THROTTLED.contains(code)) {
            return failed(outcome, Problem.THROTTLED, detail, wait(outcome.hops()));
        }
        if (PASSING.contains(code)) {
            return failed(outcome, Problem.SERVER, detail, null);
        }
        if (code == PARAMETER && subcode == NO_SUCH_OBJECT) {
            return new Gone(outcome.url(), outcome.at(), outcome.status(), body, outcome.hops());
        }
        Problem problem = KEY.contains(code) || code == NO_PERMISSION || code / 100 == 2 ? Problem.KEY : Problem.DENIED;
        return new Refused(outcome.url(), outcome.at(), outcome.status(), problem, detail, body, outcome.hops());
    }

    private static Failed failed(FetchOutcome outcome, Problem problem, String detail, @Nullable Duration retryAfter) {
        return new Failed(outcome.url(), outcome.at(), outcome.status(), problem, detail, retryAfter, outcome.hops());
    }

    /** {@code X-Business-Use-Case-Usage} gives the minutes until calls are taken again. */
    private static Duration wait(List<Hop> hops) {
        return hops.stream()
                .flatMap(hop -> hop.headers().stream())
                .filter(field -> field.name().equalsIgnoreCase("X-Business-Use-Case-Usage"))
                .flatMap(field -> JsonInterface.lenient(field.value().getBytes(StandardCharsets.UTF_8))
                        .findValues("estimated_time_to_regain_access")
                        .stream())
                .map(node -> Duration.ofMinutes(Math.max(0, Math.min(1440, node.asInt(0)))))
                .filter(minutes -> !minutes.isZero())
                .max(Duration::compareTo)
                .orElse(UNLESS_SAID);
    }
}
