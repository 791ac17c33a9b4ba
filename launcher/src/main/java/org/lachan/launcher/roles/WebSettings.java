package org.lachan.launcher.roles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lachan.launcher.engines.DatabaseAccess;

/** Spring's properties for a set of roles. */
final class WebSettings {
    private static final String DATABASE_PACKAGES = Stream.of(
                    "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                    "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
                    "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
            .collect(Collectors.joining(","));

    private WebSettings() {}

    static Map<String, Object> of(RoleSettings settings, List<String> healthGroup) {
        Map<String, Object> properties = new LinkedHashMap<>();
        common(properties, healthGroup);
        properties.put("server.address", settings.ports().address());
        DatabaseAccess database = settings.database();
        if (settings.roles().contains(Role.TAKEDOWN) && database != null) {
            console(properties, settings, database);
        } else {
            managementOnly(properties, settings);
        }
        properties.putAll(settings.properties());
        return properties;
    }

    private static void common(Map<String, Object> properties, List<String> healthGroup) {
        properties.put("spring.application.name", "lachan");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.jmx.enabled", "false");
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        properties.put("management.endpoints.web.exposure.include", "health,prometheus");
        properties.put("management.endpoint.health.probes.enabled", "true");
        properties.put("management.endpoint.health.show-details", "always");
        properties.put("management.endpoint.health.group.liveness.include", "livenessState");
        properties.put(
                "management.endpoint.health.group.readiness.include",
                "readinessState," + String.join(",", healthGroup));
    }

    private static void console(Map<String, Object> properties, RoleSettings settings, DatabaseAccess database) {
        properties.put("server.port", settings.ports().console());
        properties.put("management.server.port", settings.ports().management());
        properties.put("management.server.address", settings.ports().address());
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.datasource.hikari.maximum-pool-size", "12");
        // The takedown module brings its schema up to date itself, before its loops start.
        properties.put("spring.flyway.enabled", "false");
        properties.put("lachan.bootstrap", settings.bootstrap());
        properties.put("lachan.data", settings.folder().root().toString());
        properties.put("lachan.instance", InstanceId.of(settings.folder()));
    }

    private static void managementOnly(Map<String, Object> properties, RoleSettings settings) {
        properties.put("server.port", settings.ports().management());
        properties.put("spring.autoconfigure.exclude", DATABASE_PACKAGES);
        properties.put("spring.thymeleaf.check-template-location", "false");
    }
}
