package org.lachan.launcher.roles;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.EnginePorts;

/**
 * The whole system in one process tree.
 *
 * @param data the one folder that holds everything
 * @param sources null for {@code config/sources.yaml} in the data folder
 * @param policy null for the policy that the topic holds, or the shipped one
 * @param allowLoopback whether ingest may fetch from 127.0.0.1
 * @param properties for Spring, over our own
 */
public record SystemSettings(
        Path data,
        EnginePorts engines,
        WebPorts web,
        @Nullable Path sources,
        @Nullable Path policy,
        boolean allowLoopback,
        Map<String, String> properties) {
    public SystemSettings {
        properties = Map.copyOf(properties);
    }
}
