package org.lachan.launcher.roles;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.LoopbackPort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The HTTP servers of a process: management always, the console with the takedown role. */
final class Web implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final boolean console;

    private Web(ConfigurableApplicationContext context, boolean console) {
        this.context = context;
        this.console = console;
    }

    static Web start(RoleSettings settings, List<RunningRole> roles, Map<String, HealthIndicator> engines) {
        boolean console = settings.roles().contains(Role.TAKEDOWN);
        List<String> healthGroup = new ArrayList<>(engines.keySet());
        settings.roles().forEach(role -> healthGroup.add(role.label()));
        SpringApplication application = new SpringApplicationBuilder(ManagementApplication.class)
                .sources(console ? new Class<?>[] {ConsoleApplication.class} : new Class<?>[0])
                .initializers(beans(roles, engines))
                .properties(WebSettings.of(settings, healthGroup))
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .build();
        try {
            return new Web(application.run(), console);
        } catch (RuntimeException e) {
            throw portTaken(settings, e);
        }
    }

    Optional<URI> console() {
        return console ? Optional.of(address("local.server.port")) : Optional.empty();
    }

    URI management() {
        return address(console ? "local.management.port" : "local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> beans(
            List<RunningRole> roles, Map<String, HealthIndicator> engines) {
        return context -> {
            var beans = context.getBeanFactory();
            engines.forEach((name, health) -> beans.registerSingleton(name + "HealthIndicator", health));
            for (RunningRole role : roles) {
                beans.registerSingleton(role.role().label() + "HealthIndicator", new RoleHealth(role));
                beans.registerSingleton(role.role().label() + "Metrics", new RoleMetrics(role));
            }
        };
    }

    private static RuntimeException portTaken(RoleSettings settings, RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                boolean isConsole = taken.getPort() == settings.ports().console();
                return LoopbackPort.taken(
                        taken.getPort(),
                        isConsole ? "the console (--console-port)" : "management (--management-port)",
                        e);
            }
        }
        return e;
    }

    private URI address(String property) {
        return URI.create(
                "http://" + LoopbackPort.HOST + ":" + context.getEnvironment().getRequiredProperty(property));
    }
}
