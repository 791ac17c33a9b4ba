package org.lachan.launcher.roles;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.launcher.engines.DatabaseAccess;

/**
 * Which roles run, against which engines.
 *
 * @param database needed by {@link Role#TAKEDOWN} only
 * @param sources null for {@code config/sources.yaml} in the data folder
 * @param policy null for the policy that the topic holds, or the shipped one
 * @param allowLoopback whether ingest may fetch from 127.0.0.1: for demos and tests
 * @param threads of each Streams application
 * @param properties for Spring, over our own
 */
public record RoleSettings(
        Set<Role> roles,
        String bootstrap,
        @Nullable DatabaseAccess database,
        DataFolder folder,
        @Nullable Path sources,
        @Nullable Path policy,
        boolean allowLoopback,
        int threads,
        WebPorts ports,
        Map<String, String> properties) {
    public RoleSettings {
        roles = Set.copyOf(roles);
        properties = Map.copyOf(properties);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("At least one role must run");
        }
        if (roles.contains(Role.TAKEDOWN) && database == null) {
            throw new IllegalArgumentException("The takedown role needs a database");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread must run, not " + threads);
        }
    }
}
