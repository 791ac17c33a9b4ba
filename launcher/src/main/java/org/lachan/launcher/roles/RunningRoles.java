package org.lachan.launcher.roles;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lachan.classifier.Classifier;
import org.lachan.classifier.ClassifierSettings;
import org.lachan.ingest.Ingest;
import org.lachan.ingest.IngestSettings;
import org.lachan.ingest.intake.web.IntakeWeb;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The roles of this process, with their health and metrics on the management port. */
public final class RunningRoles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRoles.class);

    private final List<RunningRole> roles;
    private final Web web;

    private RunningRoles(List<RunningRole> roles, Web web) {
        this.roles = roles;
        this.web = web;
    }

    /** Returns when all of them run. Throws {@link LaunchFailure} {@code NO_BROKER}, {@code NO_DATABASE}, {@code PORT_TAKEN}, {@code BAD_INPUT} */
    public static RunningRoles start(RoleSettings settings) {
        return start(settings, Map.of());
    }

    static RunningRoles start(RoleSettings settings, Map<String, HealthIndicator> engines) {
        settings.ports().requireFree();
        DatabaseAccess database = settings.database();
        if (database != null) {
            AnsweringDatabase.require(database);
        }
        List<RunningRole> roles = startInProcess(settings);
        try {
            return new RunningRoles(roles, Web.start(settings, roles, engines));
        } catch (RuntimeException e) {
            roles.forEach(RunningRole::close);
            throw e;
        }
    }

    /** Where analysts work; empty without the takedown role. */
    public Optional<URI> console() {
        return web.console();
    }

    /** Under it {@code /actuator/health/liveness}, {@code /actuator/health/readiness}, {@code /actuator/prometheus}. */
    public URI management() {
        return web.management();
    }

    /** Where partners and the public hand in; empty without the ingest role, or where it has no port. */
    public Optional<URI> intake() {
        return roles.stream()
                .flatMap(role -> role instanceof IngestRole here ? Optional.ofNullable(here.intake()).stream() : null)
                .map(IntakeWeb::address)
                .findFirst();
    }

    public boolean healthy() {
        return roles.stream().allMatch(RunningRole::healthy);
    }

    public Optional<Ingest> ingest() {
        return roles.stream()
                .flatMap(role -> role instanceof IngestRole here ? Optional.of(here.ingest()).stream() : null)
                .findFirst();
    }

    public Optional<Classifier> classifier() {
        return roles.stream()
                .flatMap(role -> role instanceof ClassifierRole here ? Optional.of(here.classifier()).stream() : null)
                .findFirst();
    }

    /** A bean of the takedown role or of Spring. */
    public <T> T bean(Class<T> type) {
        return web.bean(type);
    }

    /** The console first, so that no person acts on a half-stopped system. */
    @Override
    public void close() {
        try {
            web.close();
        } finally {
            roles.forEach(RunningRole::close);
        }
    }

    private static List<RunningRole> startInProcess(RoleSettings settings) {
        String instance = InstanceId.of(settings.folder());
        List<CompletableFuture<RunningRole>> starting = new ArrayList<>();
        if (settings.roles().contains(Role.INGEST)) {
            starting.add(CompletableFuture.supplyAsync(() -> ingest(settings, instance), RunningRoles::apart));
        }
        if (settings.roles().contains(Role.CLASSIFIER)) {
            starting.add(CompletableFuture.supplyAsync(() -> classifier(settings, instance), RunningRoles::apart));
        }
        try {
            return starting.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            starting.forEach(RunningRoles::closeWhateverStarted);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    // A thread of its own has this one's class loader; from JDK 19 on the common pool's threads have the system's,
    // which
    // does not know what is inside the jar.
    private static void apart(Runnable start) {
        new Thread(start, "start-role").start();
    }

    private static void closeWhateverStarted(CompletableFuture<RunningRole> starting) {
        try {
            starting.join().close();
        } catch (CompletionException e) {
            LOG.debug("event=role_did_not_start reason=\"{}\"", e.getMessage());
        }
    }

    private static RunningRole ingest(RoleSettings settings, String instance) {
        Ingest ingest = Ingest.start(new IngestSettings(
                settings.bootstrap(),
                settings.folder(),
                Sources.of(settings.sources(), settings.folder()),
                settings.sources() != null,
                settings.allowLoopback(),
                settings.threads(),
                instance));
        try {
            IntakeWeb intake = Intake.start(settings);
            return new IngestRole(ingest, Intake.janitor(settings), intake);
        } catch (RuntimeException e) {
            ingest.close();
            throw e;
        }
    }

    private static RunningRole classifier(RoleSettings settings, String instance) {
        try {
            return new ClassifierRole(Classifier.start(new ClassifierSettings(
                    settings.bootstrap(), settings.folder(), settings.policy(), settings.threads(), instance)));
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "The classifier cannot use the data folder: " + e,
                    "Bộ phân loại không dùng được thư mục dữ liệu: " + e,
                    e);
        }
    }
}
