package org.lachan.classifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.text.Language;
import org.lachan.content.yaml.BadSettings;

final class RulesReaderTest {
    private static final String GOOD = """
            thresholds:
              toxic: {vi: 0.85, vi-plain: 0.88, en: 0.88, mixed: 0.88, other: 0.97}
            candidates:
              toxic:
                TEXT: [BULLY]
              hash-match:
                HASH_MATCH: [CSAM]
            """;

    @Test
    void shouldPinTheShippedPolicy() {
        // when
        Rules rules = Policies.read(Policies.shipped(), "policy.yaml");

        // then
        assertThat(rules.thresholds())
                .isEqualTo(Map.of(
                        Head.TOXIC,
                        Map.of(
                                Language.VI, .88,
                                Language.VI_PLAIN, .88,
                                Language.EN, .88,
                                Language.MIXED, .88,
                                Language.OTHER, .97)));
        assertThat(rules.stricter()).isEmpty();
        assertThat(rules.table()).containsOnlyKeys(Head.values());
        assertThat(rules.table().get(Head.PII)).isEqualTo(Map.of(Cue.TEXT, Set.of(Harm.PII, Harm.PRESS_ID)));
        assertThat(rules.table().get(Head.HASH_MATCH)).isEqualTo(Map.of(Cue.HASH_MATCH, Set.of(Harm.CSAM)));
        assertThat(rules.table().get(Head.TOXIC)).doesNotContainKey(Cue.HASH_MATCH);
        assertThat(rules.version()).matches("[0-9a-f]{16}");
    }

    @Test
    void shouldRaiseThresholdsForOneKindOfSource() {
        // given
        String yaml = GOOD + "stricter:\n  feed:\n    toxic: {vi: 0.95}\n";

        // when
        Rules rules = Policies.read(yaml, "policy.yaml");

        // then
        assertThat(rules.threshold(Head.TOXIC, Language.VI, Origin.FEED)).isEqualTo(.95);
        assertThat(rules.threshold(Head.TOXIC, Language.EN, Origin.FEED)).isEqualTo(.88);
        assertThat(rules.threshold(Head.TOXIC, Language.VI, Origin.PAGES)).isEqualTo(.85);
    }

    @Test
    void shouldReportEveryBadKeyWithItsLine() {
        // given
        String yaml = """
                thresholds:
                  toxic:
                    vi: 1.2
                    vi-plain: zero
                    en: 0
                    mixed: NaN
                  politics: {vi: 0.5}
                  pii: {vi: 0.5}
                stricter:
                  newsletter: {}
                candidates:
                  toxic:
                    TEXT: [BULLY, SEDITION, ADVICE]
                    MOOD: [BULLY]
                    HASH_MATCH: [BULLY]
                  lexicon:
                    TEXT: [BULLY]
                  report:
                    HOTLINE: [OTHER_UNCLASSIFIED]
                    TEXT: [BULLY]
                  pii:
                    TEXT: [CSAM]
                extra: 1
                """;

        // when
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> Policies.validate(yaml, "policy.yaml"));

        // then
        assertThat(bad.problems())
                .extracting(problem -> problem.split(": ")[0])
                .containsExactly(
                        "policy.yaml:3",
                        "policy.yaml:3",
                        "policy.yaml:4",
                        "policy.yaml:5",
                        "policy.yaml:6",
                        "policy.yaml:7",
                        "policy.yaml:8",
                        "policy.yaml:10",
                        "policy.yaml:12",
                        "policy.yaml:13",
                        "policy.yaml:13",
                        "policy.yaml:14",
                        "policy.yaml:15",
                        "policy.yaml:16",
                        "policy.yaml:19",
                        "policy.yaml:20",
                        "policy.yaml:22",
                        "policy.yaml:23");
        assertThat(bad).hasMessageContaining("'SEDITION' is no code of the closed harm taxonomy");
        assertThat(bad).hasMessageContaining("ADVICE cannot be issued");
        assertThat(bad).hasMessageContaining("unknown head 'politics'");
        assertThat(bad).hasMessageContaining("key 'other' is missing");
        assertThat(bad).hasMessageContaining("'hash-match' must hold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "candidates: {}", "thresholds: {}", "- a", "thresholds: [", "thresholds: 1\ncandidates: 2"})
    void shouldRefuseWhatIsNoPolicy(String yaml) {
        assertThatThrownBy(() -> Policies.validate(yaml, "policy.yaml"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("policy.yaml:");
    }

    @Test
    void shouldRefuseToLowerAThresholdForOneKindOfSource() {
        assertThatThrownBy(() -> Policies.validate(GOOD + "stricter: {feed: {toxic: {vi: 0.5}}}\n", "policy.yaml"))
                .hasMessageContaining("policy.yaml:8")
                .hasMessageContaining("below the threshold of all sources");
    }

    @Test
    void shouldNotLetAPolicySwitchMatchesOff() {
        assertThatThrownBy(() -> Policies.validate(GOOD.replace("HASH_MATCH: [CSAM]", "HASH_MATCH: []"), "policy.yaml"))
                .hasMessageContaining("'hash-match' must hold 'HASH_MATCH: [CSAM]'");
    }
}
