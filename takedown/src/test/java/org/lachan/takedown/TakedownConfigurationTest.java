package org.lachan.takedown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.store.TestDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class TakedownConfigurationTest {

    @Configuration
    @Import({TakedownConfiguration.class, DataSourceAutoConfiguration.class})
    static class Alone {}

    @Test
    void shouldStartAndTellItsStateWhileTheBrokerIsAway(@TempDir Path data) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Alone.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "lachan.bootstrap=127.0.0.1:1",
                        "lachan.data=" + data,
                        "spring.datasource.url=" + TestDatabase.freshUrl(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres")
                .run()) {
            Takedown takedown = context.getBean(Takedown.class);

            assertThat(takedown.isRunning()).isTrue();
            assertThat(takedown.healthy()).isFalse();
            assertThat(takedown.relayPending()).isZero();
            assertThat(takedown.nextOffsets("flags")).isEmpty();
            assertThat(takedown.status()).containsEntry("cases", 0L).containsEntry("loop_relay", 0);
            assertThat(context.getBean(AuditVerifier.class).verify(null).ok()).isTrue();
        }
    }
}
