package org.lachan.classifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lachan.classifier.text.Language;

final class RulesTest {
    private static final int TRIALS = 20_000;
    private final Random random = new Random(20261123);

    @Test
    void shouldNeverFlagWithoutAChildCueWhateverThePolicy() {
        for (int trial = 0; trial < TRIALS; trial++) {
            // given
            Rules rules = anyRules();
            Inputs inputs = anyInputs(Set.of());

            // when
            Decision decision = rules.decide(inputs);

            // then
            assertThat(decision.flags()).as("%s %s", rules, inputs).isFalse();
        }
    }

    @Test
    void shouldProposeOnlyIssuableHarmsAtOrAboveTheThreshold() {
        int flagged = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            // given
            Rules rules = anyRules();
            Inputs inputs = anyInputs(anyOf(Cue.values()));

            // when
            Decision decision = rules.decide(inputs);

            // then
            flagged += decision.flags() ? 1 : 0;
            assertThat(decision).isEqualTo(rules.decide(inputs));
            assertThat(decision.proposals()).allSatisfy(proposal -> {
                assertThat(proposal.harm().issuable()).isTrue();
                assertThat(proposal.value()).isGreaterThanOrEqualTo(proposal.threshold());
                assertThat(inputs.heads()).containsEntry(proposal.head(), proposal.value());
            });
        }
        assertThat(flagged).as("the trials must try something").isGreaterThan(TRIALS / 20);
    }

    @Test
    void shouldFlagAtTheThresholdAndNotBelowIt() {
        // given
        Rules rules = toxicRules(.8);

        // then
        assertThat(rules.decide(toxic(.8)).flags()).isTrue();
        assertThat(rules.decide(toxic(Math.nextDown(.8))).flags()).isFalse();
    }

    @Test
    void shouldRefuseAScoreThatIsNoProbability() {
        assertThatThrownBy(() -> toxic(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> toxic(1.01)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Inputs toxic(double value) {
        return new Inputs(Language.VI, Origin.FEED, Map.of(Head.TOXIC, value), Set.of(Cue.TEXT));
    }

    private static Rules toxicRules(double threshold) {
        return new Rules(
                "v",
                Map.of(Head.TOXIC, Map.of(Language.VI, threshold)),
                Map.of(),
                Map.of(Head.TOXIC, Map.of(Cue.TEXT, Set.of(Harm.BULLY))));
    }

    private Rules anyRules() {
        Map<Head, Map<Language, Double>> thresholds = Map.of(Head.TOXIC, anyThresholds());
        Map<Origin, Map<Head, Map<Language, Double>>> stricter = new EnumMap<>(Origin.class);
        anyOf(Origin.values()).forEach(origin -> stricter.put(origin, Map.of(Head.TOXIC, anyThresholds())));
        Map<Head, Map<Cue, Set<Harm>>> table = new EnumMap<>(Head.class);
        anyOf(Head.values()).forEach(head -> table.put(head, anyRows(head)));
        return new Rules("any", thresholds, stricter, table);
    }

    private Map<Language, Double> anyThresholds() {
        return Arrays.stream(Language.values())
                .collect(Collectors.toMap(language -> language, language -> 1 - random.nextDouble()));
    }

    private Map<Cue, Set<Harm>> anyRows(Head head) {
        Map<Cue, Set<Harm>> rows = new HashMap<>();
        for (Cue cue : anyOf(Cue.values())) {
            Set<Harm> harms = EnumSet.noneOf(Harm.class);
            anyOf(Harm.values()).stream().filter(head::mayPropose).forEach(harms::add);
            rows.put(cue, harms);
        }
        return rows;
    }

    private Inputs anyInputs(Set<Cue> cues) {
        Map<Head, Double> heads = new EnumMap<>(Head.class);
        anyOf(Head.values()).forEach(head -> heads.put(head, head.graded() ? random.nextDouble() : 1.0));
        return new Inputs(one(Language.values()), one(Origin.values()), heads, cues);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> Set<T> anyOf(T[] values) {
        List<T> some =
                Arrays.stream(values).filter(value -> random.nextBoolean()).toList();
        return Set.copyOf(some);
    }
}
