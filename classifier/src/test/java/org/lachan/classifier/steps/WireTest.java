package org.lachan.classifier.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lachan.avro.ChildCue;
import org.lachan.avro.HarmCode;
import org.lachan.avro.SourceKind;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.rules.Harm;
import org.lachan.classifier.rules.Origin;

final class WireTest {

    @Test
    void shouldKnowTheWordsOfTheRecords() {
        assertThat(names(Harm.values())).isEqualTo(names(HarmCode.values()));
        assertThat(names(Origin.values())).isEqualTo(names(SourceKind.values()));
        assertThat(names(Cue.values()))
                .isEqualTo(names(ChildCue.values()).stream()
                        .filter(name -> !name.equals("UNKNOWN"))
                        .toList());
    }

    @Test
    void shouldHaveTenHarmsThatCanBeIssuedAndTwoThatCannot() {
        assertThat(Harm.values()).hasSize(12);
        assertThat(Harm.values())
                .filteredOn(harm -> !harm.issuable())
                .containsExactly(Harm.ADVICE, Harm.OTHER_UNCLASSIFIED);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
