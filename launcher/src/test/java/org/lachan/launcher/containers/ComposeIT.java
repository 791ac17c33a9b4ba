package org.lachan.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.demo.Journey;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.sampleweb.SampleWeb;

/**
 * End to end with docker-compose.yml: each role a container of the image that {@code LACHAN_IMAGE} names. Not part of a
 * plain build, which has no image yet: {@code .ci/containers} builds it and runs this.
 */
class ComposeIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> ROLES = List.of("ingest", "classifier", "takedown");
    private static final int SERVICES = 5;
    private static final String CONSOLE_PORT = "28080";

    @Test
    void shouldReachTheNumbersOfTheSampleWebAndStopInOrder(@TempDir Path folder) throws IOException {
        // given
        try (SampleWeb web = SampleWeb.open(folder.resolve("web"))) {
            Path sources = Files.writeString(folder.resolve("sources.yaml"), web.sourcesYaml());
            String password = UUID.randomUUID().toString();
            try (Compose compose = compose(sources, password)) {
                // when
                compose.up(SERVICES);
                List<String> differences = new Journey(places(compose, password)).walk(web, folder);

                // then
                assertThat(differences).isEmpty();
                assertThat(ROLES).allSatisfy(role -> assertConfined(compose, role));
                compose.stop();
                assertThat(ROLES)
                        .allSatisfy(role ->
                                assertThat(compose.exitCode(role)).as(role).isZero());
            }
        }
    }

    private static Compose compose(Path sources, String password) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LACHAN_JDBC_PASSWORD", password);
        variables.put("LACHAN_SOURCES", sources.toString());
        variables.put("LACHAN_CONSOLE_PORT", CONSOLE_PORT);
        Images images = Images.of(System.getenv());
        variables.put("LACHAN_KAFKA_IMAGE", images.kafka());
        variables.put("LACHAN_POSTGRES_IMAGE", images.postgres());
        String program = System.getenv().getOrDefault("LACHAN_COMPOSE", "docker-compose");
        return new Compose(ROOT, variables, program, Path.of("target", "compose.log"));
    }

    // The ports are those of .ci/compose.test.yml.
    private static Journey.Places places(Compose compose, String password) {
        return new Journey.Places(
                "127.0.0.1:29092",
                new DatabaseAccess("jdbc:postgresql://127.0.0.1:25432/lachan", "lachan", password),
                URI.create("http://127.0.0.1:" + CONSOLE_PORT),
                URI.create("http://127.0.0.1:28081"),
                () -> compose.in("takedown", "find", "/data/outbox", "-name", "letter.pdf")
                        .lines()
                        .count());
    }

    private static void assertConfined(Compose compose, String role) {
        assertThat(compose.in(role, "id", "-u")).isEqualTo("10001");
        assertThat(compose.inspect(role, "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}"))
                .as(role)
                .isEqualTo("true [ALL]");
    }
}
