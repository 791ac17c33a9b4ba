package org.lachan.classifier.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lachan.content.streams.Unavailable;

final class TimeLimitTest {
    private final TimeLimit limit = new TimeLimit(Duration.ofMillis(100), 2);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        limit.close();
    }

    @Test
    void shouldGiveTheResultOfAStepInTime() {
        assertThat(limit.run(() -> "done", reason -> reason)).isEqualTo("done");
        assertThat(limit.passed()).isZero();
    }

    @Test
    void shouldSayThatAStepTookTooLong() {
        assertThat(limit.run(this::hang, reason -> reason)).startsWith("took longer than");
        assertThat(limit.passed()).isEqualTo(1);
    }

    @Test
    void shouldSayThatAStepTookTooMuchMemory() {
        assertThat(limit.run(TimeLimitTest::exhaust, reason -> reason)).isEqualTo("took more memory than there is");
    }

    @Test
    void shouldPassOnWhatIsNotTheFaultOfTheBytes() {
        assertThatThrownBy(() -> limit.run(TimeLimitTest::fail, reason -> reason))
                .hasMessage("a defect");
    }

    @Test
    void shouldTellTheCallerWhenEveryThreadHangs() {
        // given
        limit.run(this::hang, reason -> reason);
        limit.run(this::hang, reason -> reason);

        // then
        assertThatThrownBy(() -> limit.run(() -> "done", reason -> reason)).isInstanceOf(Unavailable.class);
    }

    @Test
    void shouldNotTakeAThreadThatHasJustFinishedForOneThatHangs() {
        for (int step = 0; step < 20_000; step++) {
            assertThat(limit.run(() -> "done", reason -> reason)).isEqualTo("done");
        }
    }

    // Like a parser in a loop: deaf to interruption.
    private String hang() {
        while (never.getCount() > 0) {
            Thread.onSpinWait();
        }
        return "too late";
    }

    private static String exhaust() {
        throw new OutOfMemoryError("for the test");
    }

    private static String fail() {
        throw new IllegalStateException("a defect");
    }
}
