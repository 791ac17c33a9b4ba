package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class HostPaceTest {

    @Test
    void shouldSpaceTheTurnsOfOneHostOnly() {
        // given
        AtomicLong now = new AtomicLong();
        HostPace pace = new HostPace(now::get);
        Duration second = Duration.ofSeconds(1);

        // then
        assertThat(pace.untilTurn("a.example", second)).isZero();
        assertThat(pace.untilTurn("a.example", second)).isEqualTo(second);
        assertThat(pace.untilTurn("a.example", second)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.untilTurn("b.example", second)).isZero();
        now.set(Duration.ofSeconds(10).toNanos());
        assertThat(pace.untilTurn("a.example", second)).isZero();
    }
}
