package org.lachan.bench.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommentTimelineTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "http://127.0.0.1:9";
    private static final String PATH = "/api/v1/timelines/public";

    private final CommentTimeline timeline = new CommentTimeline(comments(95), BASE);

    @Test
    void shouldGiveEveryCommentOncePageByPageNewestFirst() {
        // when
        List<String> ids = new ArrayList<>();
        List<JsonNode> page = page(Map.of("local", "true", "limit", "40"));
        while (!page.isEmpty()) {
            page.forEach(status -> ids.add(id(status)));
            page = page(Map.of("limit", "40", "max_id", ids.get(ids.size() - 1)));
        }

        // then
        assertThat(ids).hasSize(95).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void shouldHaveTwentyAPageUnlessAskedAndFortyAtMost() {
        // then
        assertThat(page(Map.of())).hasSize(20);
        assertThat(page(Map.of("limit", "1000"))).hasSize(40);
        assertThat(page(Map.of("limit", "many"))).hasSize(20);
    }

    @Test
    void shouldGiveOnlyWhatIsNewerThanTheOneAskedFor() {
        // given
        String third = id(page(Map.of()).get(2));

        // then
        assertThat(page(Map.of("since_id", third))).hasSize(2);
        assertThat(page(Map.of("since_id", third, "max_id", third))).isEmpty();
    }

    @Test
    void shouldLinkToTheNextPage() {
        // when
        Answer answer = timeline.answer(PATH, Map.of("limit", "2"));

        // then
        String last = id(page(Map.of("limit", "2")).get(1));
        assertThat(answer.headers())
                .containsEntry("Link", "<" + BASE + PATH + "?local=true&limit=2&max_id=" + last + ">; rel=\"next\"");
    }

    @Test
    void shouldWriteTextAsMarkup() {
        // given
        Comment comment = new Comment(7, "a < b &\n\"c\"", "CLEAN", "vi");
        CommentTimeline one = new CommentTimeline(List.of(comment), BASE);

        // when
        JsonNode status = JSON.readTree(one.answer(PATH, Map.of()).body()).get(0);

        // then
        assertThat(status.get("content").stringValue()).isEqualTo("<p>a &lt; b &amp;<br />&quot;c&quot;</p>");
        assertThat(status.get("language").stringValue()).isEqualTo("vi");
        assertThat(one.origins()).containsExactly(Map.entry(status.get("url").stringValue(), Origin.of(comment)));
    }

    @Test
    void shouldGiveOneStatusAndNoneThatIsNotThere() {
        // given
        String id = id(page(Map.of()).get(0));

        // then
        assertThat(timeline.answer("/api/v1/statuses/" + id, Map.of()).status()).isEqualTo(200);
        assertThat(timeline.answer("/api/v1/statuses/1", Map.of()).status()).isEqualTo(404);
        assertThat(timeline.answer("/about", Map.of()).status()).isEqualTo(404);
    }

    private List<JsonNode> page(Map<String, String> query) {
        JsonNode page = JSON.readTree(timeline.answer(PATH, query).body());
        return StreamSupport.stream(page.spliterator(), false).toList();
    }

    private static String id(JsonNode status) {
        return status.get("id").stringValue();
    }

    private static List<Comment> comments(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(row -> new Comment(row, "Câu số " + row, "CLEAN", "vi"))
                .toList();
    }
}
