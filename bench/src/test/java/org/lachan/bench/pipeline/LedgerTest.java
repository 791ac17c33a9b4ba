package org.lachan.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void shouldCountWhatDidNotComeBackAsOpen() {
        // given
        offer(3);

        // when
        ledger.done(0);
        ledger.done(2);

        // then
        assertThat(ledger.offered()).isEqualTo(3);
        assertThat(ledger.done()).isEqualTo(2);
        assertThat(ledger.open()).isEqualTo(1);
    }

    @Test
    void shouldCountEveryResultBeyondTheFirst() {
        // given
        offer(2);
        ledger.done(1);

        // when
        boolean first = ledger.done(1);
        ledger.done(1);

        // then
        assertThat(first).isFalse();
        assertThat(ledger.duplicated()).isEqualTo(2);
        assertThat(ledger.done()).isEqualTo(1);
    }

    @Test
    void shouldTellResultsOfWhatWasNeverOffered() {
        // given
        offer(1);

        // when
        ledger.done(7);
        ledger.done(-1);

        // then
        assertThat(ledger.strangers()).isEqualTo(2);
        assertThat(ledger.done()).isZero();
    }

    @Test
    void shouldCountAnOfferThatIsRepeatedOnce() {
        // when
        ledger.offered(5);
        ledger.offered(5);

        // then
        assertThat(ledger.offered()).isEqualTo(1);
    }

    @Test
    void shouldHoldMillions() {
        // given
        int millions = 5_000_000;
        offer(millions);

        // when
        for (int number = 0; number < millions - 1; number++) {
            ledger.done(number);
        }

        // then
        assertThat(ledger.open()).isEqualTo(1);
    }

    private void offer(int count) {
        for (int number = 0; number < count; number++) {
            ledger.offered(number);
        }
    }
}
