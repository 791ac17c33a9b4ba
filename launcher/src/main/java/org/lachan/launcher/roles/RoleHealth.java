package org.lachan.launcher.roles;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A role's part of the readiness. */
record RoleHealth(RunningRole role) implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = role.healthy() ? Health.up() : Health.down();
        return health.withDetails(role.status()).build();
    }
}
