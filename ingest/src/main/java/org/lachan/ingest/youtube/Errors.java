package org.lachan.ingest.youtube;

import java.util.Set;
import org.lachan.ingest.answers.Fields;
import org.lachan.ingest.answers.JsonInterface;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;
import tools.jackson.databind.JsonNode;

/** What the reasons in the service's errors mean. */
final class Errors {
    static final String COMMENTS_DISABLED = "commentsDisabled";
    private static final Set<String> QUOTA = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> THROTTLED = Set.of("rateLimitExceeded", "userRateLimitExceeded");
    private static final Set<String> KEY = Set.of(
            "keyInvalid",
            "keyExpired",
            "API_KEY_INVALID",
            "accessNotConfigured",
            "ipRefererBlocked",
            "authError",
            "required");

    private Errors() {}

    static FetchOutcome read(FetchOutcome outcome) {
        if (!(outcome instanceof Refused refused) || refused.problem() != Problem.DENIED) {
            return outcome;
        }
        JsonNode error = JsonInterface.lenient(refused.page()).path("error");
        String reason = reason(error);
        if (QUOTA.contains(reason)) {
            return failed(refused, Problem.QUOTA, reason);
        }
        if (THROTTLED.contains(reason)) {
            return failed(refused, Problem.THROTTLED, reason);
        }
        Problem problem = KEY.contains(reason) || refused.status() == 401 ? Problem.KEY : Problem.DENIED;
        String detail = reason.isEmpty() ? refused.detail() : reason;
        return new Refused(
                refused.url(), refused.at(), refused.status(), problem, detail, refused.page(), refused.hops());
    }

    // Bad keys come as "badRequest", with the true reason among the details.
    private static String reason(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String reason = Fields.text(detail.path("reason"));
            if (reason != null) {
                return reason;
            }
        }
        String reason = Fields.text(error.path("errors").path(0).path("reason"));
        return reason == null || !reason.matches("[A-Za-z_]{1,60}") ? "" : reason;
    }

    private static Failed failed(Refused refused, Problem problem, String reason) {
        return new Failed(refused.url(), refused.at(), refused.status(), problem, reason, null, refused.hops());
    }
}
