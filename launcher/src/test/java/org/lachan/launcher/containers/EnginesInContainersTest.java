package org.lachan.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.demo.Journey;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.roles.Broker;
import org.lachan.launcher.roles.LockedFolder;
import org.lachan.launcher.roles.Role;
import org.lachan.launcher.roles.RoleSettings;
import org.lachan.launcher.roles.RunningRoles;
import org.lachan.launcher.roles.WebPorts;
import org.lachan.launcher.sampleweb.SampleWeb;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** End to end with the roles in this process, and a Kafka and a PostgreSQL that are not the embedded ones. */
class EnginesInContainersTest {
    private static final String HOW = "No Docker answers, so nothing was tested against Kafka and PostgreSQL in"
            + " containers: start one, or let .ci/run install one. Where no image registry is reachable, .ci/images/build"
            + " builds stand-ins; name them in LACHAN_KAFKA_IMAGE and LACHAN_POSTGRES_IMAGE and set"
            + " TESTCONTAINERS_RYUK_DISABLED=true.";

    private static final Images IMAGES = Images.of(System.getenv());
    private static final String USER = "lachan";

    // Before each: a class that is skipped as a whole leaves no trace in the reports, where .ci/run looks for it.
    @BeforeEach
    void needsDocker() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println("SKIPPED EnginesInContainersTest: " + HOW);
            abort(HOW);
        }
    }

    @Test
    void shouldReachTheNumbersOfTheSampleWeb(@TempDir Path folder) throws IOException {
        // given
        try (KafkaContainer kafka = kafka();
                PostgreSQLContainer postgres = postgres();
                SampleWeb web = SampleWeb.open(folder.resolve("web"));
                LockedFolder data = LockedFolder.open(folder.resolve("data"))) {
            kafka.start();
            postgres.start();
            createTopics(kafka.getBootstrapServers());
            Path sources = Files.writeString(folder.resolve("sources.yaml"), web.sourcesYaml());
            DatabaseAccess database = new DatabaseAccess(postgres.getJdbcUrl(), USER, postgres.getPassword());

            // when
            List<String> differences;
            try (RunningRoles roles =
                    RunningRoles.start(settings(kafka.getBootstrapServers(), database, data, sources))) {
                differences = journey(kafka.getBootstrapServers(), database, roles, data)
                        .walk(web, folder);
            }

            // then
            assertThat(differences).isEmpty();
        }
    }

    private static KafkaContainer kafka() {
        return new KafkaContainer(DockerImageName.parse(IMAGES.kafka()).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    private static PostgreSQLContainer postgres() {
        return new PostgreSQLContainer(DockerImageName.parse(IMAGES.postgres()).asCompatibleSubstituteFor("postgres"))
                .withUsername(USER)
                .withDatabaseName("lachan");
    }

    private static void createTopics(String bootstrap) {
        try (Broker broker = Broker.at(bootstrap)) {
            broker.createMissing(0, 1);
        }
    }

    private static RoleSettings settings(String bootstrap, DatabaseAccess database, LockedFolder data, Path sources) {
        return new RoleSettings(
                EnumSet.allOf(Role.class),
                bootstrap,
                database,
                data.folder(),
                sources,
                null,
                true,
                2,
                WebPorts.FREE,
                Map.of());
    }

    private static Journey journey(String bootstrap, DatabaseAccess database, RunningRoles roles, LockedFolder data) {
        return new Journey(new Journey.Places(
                bootstrap,
                database,
                roles.console().orElseThrow(),
                roles.management(),
                () -> letters(data.folder().outbox())));
    }

    private static long letters(Path outbox) {
        try (Stream<Path> files = Files.walk(outbox)) {
            return files.filter(file -> file.endsWith("letter.pdf")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
