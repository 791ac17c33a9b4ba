package org.lachan.bench.real;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comments as the local public timeline of a Mastodon server: the last row is the newest, pages by {@code max_id} and
 * {@code since_id} of at most forty.
 */
final class CommentTimeline implements Site {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TIMELINE = "/api/v1/timelines/public";
    private static final String ONE = "/api/v1/statuses/";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 40;
    private static final long FIRST_ID = 110_000_000L;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int AUTHORS = 500;

    private final String base;
    private final NavigableMap<Long, Comment> comments = new TreeMap<>();

    /** @param base {@code http://host:port} of the server */
    CommentTimeline(List<Comment> comments, String base) {
        this.base = base;
        comments.forEach(comment -> this.comments.put(FIRST_ID + comment.row(), comment));
    }

    /** Input by address. */
    Map<String, Origin> origins() {
        return comments.values().stream().collect(Collectors.toMap(this::url, Origin::of));
    }

    @Override
    public Answer answer(String path, Map<String, String> query) {
        if (path.equals(TIMELINE)) {
            return timeline(query);
        }
        Comment one = path.startsWith(ONE) ? comments.get(number(path.substring(ONE.length()), -1)) : null;
        return one == null ? Answer.NOT_FOUND : json(status(one));
    }

    private Answer timeline(Map<String, String> query) {
        long before = number(query.get("max_id"), Long.MAX_VALUE);
        long after = number(query.get("since_id"), 0);
        long limit = Math.min(MOST, number(query.get("limit"), DEFAULT_LIMIT));
        if (after >= before) {
            return json(List.of());
        }
        NavigableMap<Long, Comment> newestFirst =
                comments.subMap(after, false, before, false).descendingMap();
        List<Comment> page = newestFirst.values().stream().limit(limit).toList();
        Answer answer = json(page.stream().map(this::status).toList());
        return page.isEmpty() ? answer : answer.with("Link", next(page, limit));
    }

    private String next(List<Comment> page, long limit) {
        return "<" + base + TIMELINE + "?local=true&limit=" + limit + "&max_id=" + id(page.get(page.size() - 1))
                + ">; rel=\"next\"";
    }

    private static long number(@Nullable String text, long otherwise) {
        return text == null || !text.matches("\\d{1,18}") ? otherwise : Long.parseLong(text);
    }

    private static Answer json(Object value) {
        return Answer.ok(JSON, MAPPER.writeValueAsBytes(value));
    }

    private Map<String, @Nullable Object> status(Comment comment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", Long.toString(id(comment)));
        json.put("created_at", FIRST.plus(Duration.ofMinutes(comment.row())).toString());
        json.put("edited_at", null);
        json.put("in_reply_to_id", null);
        json.put("sensitive", false);
        json.put("spoiler_text", "");
        json.put("visibility", "public");
        json.put("language", comment.language());
        json.put("uri", url(comment));
        json.put("url", url(comment));
        json.put("content", "<p>" + Markup.escaped(comment.text()).replace("\n", "<br />") + "</p>");
        json.put("account", Map.of("acct", author(comment)));
        json.put("media_attachments", List.of());
        return json;
    }

    private String url(Comment comment) {
        return base + "/@" + author(comment) + "/" + id(comment);
    }

    private static long id(Comment comment) {
        return FIRST_ID + comment.row();
    }

    private static String author(Comment comment) {
        return "reader" + comment.row() % AUTHORS;
    }
}
