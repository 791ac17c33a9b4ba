package org.lachan.ingest.answers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.Problem;

/** A key that a service asks for: it stands in the environment, never in a file, and is read anew at every poll. */
public final class ServiceKey {
    private final String variable;
    private final String what;
    private final Function<String, Optional<String>> environment;

    /** @param what the key is, in words for the operator */
    public ServiceKey(String variable, String what, Function<String, Optional<String>> environment) {
        this.variable = variable;
        this.what = what;
        this.environment = environment;
    }

    public Optional<String> value() {
        return environment.apply(variable).map(String::strip).filter(key -> !key.isEmpty());
    }

    /** What a read without the key comes to. */
    public Refused missing(String url, Clock clock) {
        return new Refused(
                url,
                clock.instant(),
                0,
                Problem.KEY,
                "the environment variable " + variable + " is missing: " + what,
                new byte[0],
                List.of());
    }
}
