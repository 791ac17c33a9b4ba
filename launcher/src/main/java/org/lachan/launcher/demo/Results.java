package org.lachan.launcher.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.lachan.launcher.demo.Tally.Counts;
import org.lachan.launcher.roles.WholeSystem;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.requests.RequestState;
import org.lachan.takedown.requests.Requests;

/** What people and the pipeline have made of the flags, from the database and the outbox. */
final class Results {
    private static final double MILLIS = 1000;

    private final Cases cases;
    private final Requests requests;
    private final AuditVerifier audit;
    private final Outbox outbox;

    Results(WholeSystem system, Outbox outbox) {
        this.cases = system.roles().bean(Cases.class);
        this.requests = system.roles().bean(Requests.class);
        this.audit = system.roles().bean(AuditVerifier.class);
        this.outbox = outbox;
    }

    /** The letters that are released and not all there yet; empty when all are. */
    Optional<String> undelivered() {
        Map<RequestState.Name, Long> counts = requests.counts();
        long approved = counts.getOrDefault(RequestState.Name.APPROVED, 0L);
        long delivered = counts.getOrDefault(RequestState.Name.IN_OUTBOX, 0L);
        long letters = outbox.letters();
        return approved == 0 && letters == delivered
                ? Optional.empty()
                : Optional.of(approved + " approved requests on their way, " + letters + " of " + delivered
                        + " letters in the outbox");
    }

    Summary summary(Counts counts, Duration took) {
        return new Summary(
                counts,
                sum(cases.counts()),
                sum(requests.counts()),
                outbox.letters(),
                audit.verify(null).ok(),
                took.toMillis() / MILLIS);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
