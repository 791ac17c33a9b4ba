package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.lachan.avro.FlagState;
import org.lachan.schemas.Topics;

class MadeTest {
    private final Made made = new Made(Entries.SERDES, Clock.systemUTC());

    @Test
    void shouldOweAScoreForEveryPost() {
        // when
        made.take(Entries.post("a"));
        made.take(Entries.post("b"));
        made.take(Entries.score("a", false));

        // then
        assertThat(made.owed()).contains("1 of 2 posts without a score");
    }

    @Test
    void shouldOweAFlagForEveryScoreThatSaysSo() {
        // given
        made.take(Entries.post("a"));
        made.take(Entries.score("a", true));

        // then
        assertThat(made.owed()).contains("1 scores whose flag is not seen yet");

        // when
        made.take(Entries.flag("a", FlagState.RAISED, "r"));

        // then
        assertThat(made.owed()).isEmpty();
        assertThat(made.flaggedPosts()).isEqualTo(1);
    }

    @Test
    void shouldForgetAFlagThatIsCleared() {
        // when
        made.take(Entries.flag("a", FlagState.RAISED, "r"));
        made.take(Entries.flag("a", FlagState.CLEARED, "r"));

        // then
        assertThat(made.flags()).isEmpty();
    }

    @Test
    void shouldCountWhatWasDoneTwiceAndWhatNobodyCouldRead() {
        // when
        made.take(Entries.post("a"));
        made.take(Entries.post("a"));
        made.take(Entries.unreadable(Topics.POSTS));
        made.take(Entries.score("a", false));
        made.take(Entries.score("a", false));
        made.take(Entries.unreadable(Topics.DEAD_LETTERS));

        // then
        assertThat(made.posts()).isEqualTo(1);
        assertThat(made.scoredAgain()).isEqualTo(1);
        assertThat(made.deadLetters()).isEqualTo(1);
    }
}
