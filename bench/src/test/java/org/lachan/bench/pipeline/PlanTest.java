package org.lachan.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
    private static final int COUNT = 40_000;

    @Test
    void shouldKeepTheSharesInEveryHundred() {
        // given
        Plan plan = new Plan(Mix.MIXED, 1);

        // when
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        LongStream.range(700, 800)
                .forEach(number -> counts.merge(plan.item(number).kind(), 1, Integer::sum));

        // then
        assertThat(counts).isEqualTo(Map.of(Kind.SOCIAL, 90, Kind.NEWS, 9, Kind.PICTURE, 1));
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void shouldRepeatExactlyFivePercentOfEachKind(Mix mix) {
        // when
        List<Item> items = items(new Plan(mix, 1));

        // then
        for (Kind kind : Kind.values()) {
            List<Item> alike =
                    items.stream().filter(item -> item.kind() == kind).toList();
            assertThat(alike.stream().filter(Item::repeat)).hasSize(alike.size() / 20);
            assertThat(alike.stream().map(Item::content).distinct()).hasSize(alike.size() - alike.size() / 20);
        }
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void shouldRepeatHalfUnderTheSameIdAsTheNextRevision(Mix mix) {
        // when
        List<Item> items = items(new Plan(mix, 1));

        // then
        assertThat(items.stream().filter(item -> item.revision() == 2)).hasSize(COUNT / 40);
        Set<Long> ids = new HashSet<>();
        assertThat(items).allSatisfy(item -> assertThat(ids.add(item.id())).isEqualTo(item.revision() == 1));
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void shouldFindTheNumberByIdAndRevision(Mix mix) {
        // given
        Plan plan = new Plan(mix, 1);

        // then
        assertThat(items(plan)).allSatisfy(item -> assertThat(plan.number(item.id(), item.revision()))
                .isEqualTo(item.number()));
    }

    @Test
    void shouldFindNoNumberForARevisionThatIsNotOffered() {
        // then
        assertThat(new Plan(Mix.SOCIAL, 1).number(0, 2)).isEqualTo(-1);
    }

    @Test
    void shouldCountTheKindsBeforeANumber() {
        // given
        Plan plan = new Plan(Mix.MIXED, 1);

        // when
        long news = LongStream.range(0, 12_345)
                .filter(number -> plan.item(number).kind() == Kind.NEWS)
                .count();

        // then
        assertThat(plan.before(Kind.NEWS, 12_345)).isEqualTo(news);
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        // then
        assertThat(items(new Plan(Mix.MIXED, 9))).isEqualTo(items(new Plan(Mix.MIXED, 9)));
        assertThat(items(new Plan(Mix.MIXED, 9))).isNotEqualTo(items(new Plan(Mix.MIXED, 8)));
    }

    private static List<Item> items(Plan plan) {
        return LongStream.range(0, COUNT).mapToObj(plan::item).toList();
    }
}
