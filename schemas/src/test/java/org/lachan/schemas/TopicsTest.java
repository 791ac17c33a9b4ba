package org.lachan.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lachan.avro.HarmCode;

class TopicsTest {
    @Test
    void shouldStandInPipelineOrder() {
        // then
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .containsExactly(
                        "fetch.tasks",
                        "reports",
                        "source.status",
                        "sources",
                        "posts",
                        "media.refs",
                        "media.scores",
                        "scores",
                        "flags",
                        "evidence",
                        "verdicts",
                        "policy",
                        "hashes",
                        "schemas",
                        "takedowns",
                        "requests",
                        "rechecks",
                        "dead.letters");
    }

    @Test
    void shouldKeepTextNoLongerThanSevenDays() {
        // given
        Set<String> withText = Set.of("posts", "fetch.tasks", "reports", "dead.letters");

        // then
        assertThat(Topics.ALL)
                .filteredOn(topic -> withText.contains(topic.name()))
                .allSatisfy(topic -> assertThat(topic.config())
                        .containsEntry("retention.ms", "604800000")
                        .containsEntry("retention.bytes", "-1")
                        .containsEntry("segment.ms", "86400000"));
    }

    @Test
    void shouldCompactWhatIsControl() {
        // then
        assertThat(Topics.ALL)
                .filteredOn(topic -> topic.kept().compacted())
                .isEqualTo(List.of(Topics.SOURCE_STATUS, Topics.SOURCES, Topics.POLICY, Topics.HASHES, Topics.SCHEMAS));
    }

    /** The purpose is closed: a code more is a change of purpose, and this test is where it must be argued. */
    @Test
    void shouldHaveTheTwelveHarmCodesAndNoOther() {
        // then
        assertThat(HarmCode.values())
                .extracting(Enum::name)
                .containsExactly(
                        "CSAM",
                        "GROOM",
                        "CSE_TRADE",
                        "OBSCENE_TO_CHILD",
                        "BULLY",
                        "HONOUR",
                        "PII",
                        "PRESS_ID",
                        "SELF_HARM",
                        "CHALLENGE",
                        "ADVICE",
                        "OTHER_UNCLASSIFIED");
    }
}
