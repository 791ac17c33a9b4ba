package org.lachan.content.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lachan.avro.SourceRelease;
import org.lachan.content.sources.SourceList;

class SourcesInForceTest {
    private static final String GOOD =
            "sources:\n  - {id: bao-mau, kind: feed, url: 'https://bao.example/rss', audience: general}\n";
    private static final String NEXT = GOOD.replace("bao-mau", "bao-khac");

    private final List<String> told = new ArrayList<>();
    private final SourcesInForce inForce = new SourcesInForce(list -> told.add(list.version()));

    @Test
    void shouldTakeOnlyTheCurrentListAndTellEachOnce() {
        // when
        inForce.put(SourceList.version(NEXT), release(NEXT));
        inForce.put("current", release(GOOD));
        inForce.put("current", release(GOOD));
        inForce.put("current", release(NEXT));

        // then
        assertThat(told).containsExactly(SourceList.version(GOOD), SourceList.version(NEXT));
        assertThat(inForce.current())
                .hasValueSatisfying(
                        list -> assertThat(list.sources().find("bao-khac")).isPresent());
    }

    @Test
    void shouldLeaveTheLastGoodListInForceWhenARecordIsBadOrDeleted() {
        // given
        inForce.put("current", release(GOOD));

        // when
        inForce.put("current", release("sources: nonsense\n"));
        inForce.remove("current");
        assertThatThrownBy(() -> inForce.put(
                        "current",
                        SourceRelease.newBuilder(release(NEXT))
                                .setVersion("0123456789abcdef")
                                .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0123456789abcdef");

        // then
        assertThat(told).containsExactly(SourceList.version(GOOD));
        assertThat(inForce.current()).isPresent();
    }

    private static SourceRelease release(String yaml) {
        return SourceRelease.newBuilder()
                .setVersion(SourceList.version(yaml))
                .setYaml(yaml)
                .setProposedBy("p-1")
                .setReleasedBy("p-2")
                .setReleasedAt(Instant.parse("2026-11-24T03:00:00Z"))
                .build();
    }
}
