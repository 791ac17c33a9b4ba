package org.lachan.takedown.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lachan.takedown.cases.CasePart.Reason;
import org.lachan.takedown.console.Highlights.Segment;

class HighlightsTest {

    @Test
    void shouldCountCodePointsNotChars() {
        // given
        String text = "😀😀 em bé 𝒜";

        // when
        List<Segment> segments = Highlights.of(text, List.of(new Reason(3, 8, "cue:child", 1)));

        // then
        assertThat(segments).extracting(Segment::text).containsExactly("😀😀 ", "em bé", " 𝒜");
        assertThat(segments).extracting(Segment::marked).containsExactly(false, true, false);
    }

    @Test
    void shouldSplitWhereReasonsOverlapAndKeepEveryCharacter() {
        // given
        var reasons = List.of(
                new Reason(0, 6, "cue:child", 1), new Reason(3, 8, "rule:phone", 1), new Reason(9, 99, "head:pii", 1));

        // when
        List<Segment> segments = Highlights.of("0123456789", reasons);

        // then
        assertThat(segments.stream().map(Segment::text).collect(Collectors.joining()))
                .isEqualTo("0123456789");
        assertThat(segments).extracting(Segment::text).containsExactly("012", "345", "67", "8", "9");
        assertThat(segments.stream().filter(Segment::marked).map(Segment::sort))
                .containsExactly("cue", "many", "rule", "head");
        assertThat(segments).extracting(Segment::starts).containsExactly(true, true, false, false, true);
    }

    @Test
    void shouldShowATextWithoutReasonsWhole() {
        assertThat(Highlights.of("chữ", List.of())).extracting(Segment::text).containsExactly("chữ");
        assertThat(Highlights.of("", List.of())).isEmpty();
    }
}
