package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lachan.avro.FlagState;
import org.lachan.bench.real.Result.Located;
import org.lachan.bench.real.Result.Served;
import org.lachan.content.sources.DeclaredAudience;

class ResultTest {
    private final Made made = new Made(Entries.SERDES, Clock.systemUTC());

    @Test
    void shouldTellWhatNeverBecameAPost() {
        // given
        made.take(Entries.post("a"));

        // then
        assertThat(result(List.of()).missing()).isEqualTo(2);
        assertThat(result(List.of()).line()).containsEntry("missing", 2).containsEntry("postsPerSecond", 0.5);
    }

    @Test
    void shouldCallAFlagOnAPageOrACleanCommentAFalseAlarm() {
        // given
        for (String id : List.of("a", "b", "c")) {
            made.take(Entries.flag(id, FlagState.RAISED, "r"));
        }

        // when
        Map<String, Object> line = result(List.of(
                        located(0, Origin.of(new Article("a.html.gz", new byte[0]))),
                        located(1, Origin.of(new Comment(1, "Chào", "CLEAN", "vi"))),
                        located(2, Origin.of(new Comment(2, "Chào", "HATE", "vi")))))
                .line();

        // then
        assertThat(line)
                .containsEntry("flags", 3)
                .containsEntry("falseAlarms", 2L)
                .containsEntry("byInput", Map.of("PAGE", 1L, "CLEAN", 1L, "HATE", 1L));
    }

    private Located located(int flag, Origin origin) {
        return new Located(made.flags().get(flag), origin);
    }

    private Result result(List<Located> flags) {
        Served served = new Served(DeclaredAudience.GENERAL, 1, 2);
        return new Result(served, made, flags, flags.size(), Duration.ZERO, Duration.ofSeconds(2));
    }
}
