package org.lachan.takedown.requests;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a letter goes to.
 *
 * @param kind PLATFORM, PRESS, HOST or REGULATOR
 * @param hosts domains it answers for, sub-domains included
 * @param channel {@code outbox} is the only one until live channels exist
 * @param verifiedOn when its contact was verified; null: nothing may be sent live
 */
public record Addressee(
        String id,
        String name,
        String kind,
        String language,
        String country,
        Set<String> hosts,
        String channel,
        @Nullable LocalDate verifiedOn) {

    public Addressee {
        hosts = Set.copyOf(hosts);
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("An addressee needs an id and a name");
        }
    }

    /** Whether it answers for a host, given without port. */
    boolean answersFor(String host) {
        return hosts.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }
}
