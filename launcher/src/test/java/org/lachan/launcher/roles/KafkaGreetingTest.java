package org.lachan.launcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class KafkaGreetingTest {
    private HttpServer web;

    @BeforeEach
    void startAWebServer() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
    }

    @AfterEach
    void stopIt() {
        web.stop(0);
    }

    @Test
    void shouldTellAWebServerFromABroker() {
        // when, then
        assertThatThrownBy(() -> Broker.at("127.0.0.1:" + web.getAddress().getPort()))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NO_BROKER))
                .hasMessageContaining("is no Kafka broker");
    }

    @Test
    void shouldSeeThatNobodyIsThere() {
        // given
        InetSocketAddress address = web.getAddress();
        web.stop(0);

        // then
        assertThat(KafkaGreeting.of(address)).isEqualTo(KafkaGreeting.Answer.NOBODY);
    }
}
