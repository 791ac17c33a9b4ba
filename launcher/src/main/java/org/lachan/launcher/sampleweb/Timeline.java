package org.lachan.launcher.sampleweb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A public timeline in the shape of Mastodon's: the newest first, pages by {@code max_id} and {@code since_id}. */
final class Timeline implements Pages {
    static final String PATH = "/api/v1/timelines/public";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ONE = "/api/v1/statuses/";
    private static final Instant FIRST = Instant.parse("2026-11-10T01:00:00Z");
    private static final int VI_DRAWN = 80;
    private static final int EN_DRAWN = 26;
    private static final int LATER = 3;
    private static final int EDITED = 3;
    private static final int WITHDRAWN = 4;
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 40;
    private static final long FIRST_ID = 110_000L;
    private static final int WITH_PICTURE = 10;

    private final String base;
    private final List<Status> statuses;

    /** A status; {@code editedAt} is null until it is edited. */
    record Status(
            long id,
            String slug,
            String language,
            String text,
            Instant createdAt,
            @Nullable Instant editedAt) {}

    Timeline(int edition, String base) {
        this.base = base;
        this.statuses = statuses(edition);
    }

    List<Status> statuses() {
        return statuses;
    }

    /** Address of the page of a written status. */
    Optional<String> urlOf(String slug) {
        return statuses.stream()
                .filter(status -> status.slug().equals(slug))
                .findFirst()
                .map(this::url);
    }

    /** Statuses of an earlier edition that this one no longer has. */
    long goneSince(Timeline earlier) {
        return earlier.statuses.stream()
                .filter(status -> find(status.id()).isEmpty())
                .count();
    }

    long editedSince(Timeline earlier) {
        return earlier.statuses.stream()
                .flatMap(status ->
                        find(status.id()).stream().filter(now -> !now.text().equals(status.text())))
                .count();
    }

    private Optional<Status> find(long id) {
        return statuses.stream().filter(status -> status.id() == id).findFirst();
    }

    private static List<Status> statuses(int edition) {
        List<Status> all = new ArrayList<>();
        List<String> later = PhraseBank.of("vi").statuses(VI_DRAWN + LATER);
        later.subList(0, VI_DRAWN).forEach(text -> add(all, "", "vi", text));
        PhraseBank.of("en").statuses(EN_DRAWN).forEach(text -> add(all, "", "en", text));
        Written.sayings().forEach(saying -> add(all, saying.slug(), saying.lang(), saying.text()));
        if (edition > 1) {
            later.subList(VI_DRAWN, VI_DRAWN + LATER).forEach(text -> add(all, "", "vi", text));
            all.set(EDITED, edited(all.get(EDITED)));
            all.remove(WITHDRAWN);
        }
        return List.copyOf(all);
    }

    private static void add(List<Status> all, String slug, String language, String text) {
        int number = all.size();
        Instant created = FIRST.plus(Duration.ofMinutes(11L * number));
        all.add(new Status(FIRST_ID + number, slug, language, text, created, null));
    }

    private static Status edited(Status status) {
        String text = status.text() + " Sửa lại cho đúng ngày.";
        Instant at = status.createdAt().plus(Duration.ofDays(5));
        return new Status(status.id(), status.slug(), status.language(), text, status.createdAt(), at);
    }

    @Override
    public Reply reply(String path, Map<String, String> query) {
        if (path.equals(PATH)) {
            return timeline(query);
        }
        if (path.startsWith("/anh/")) {
            return Pictures.reply(path);
        }
        return statuses.stream()
                .filter(status -> path.equals(ONE + status.id()) || path.equals(pathOf(status)))
                .findFirst()
                .map(status -> path.startsWith(ONE) ? answer(json(status)) : page(status))
                .orElse(Reply.error(404, "Record not found"));
    }

    private Reply timeline(Map<String, String> query) {
        long before = number(query, "max_id", Long.MAX_VALUE);
        long after = Math.max(number(query, "since_id", 0), number(query, "min_id", 0));
        long limit = Math.min(MOST, number(query, "limit", DEFAULT_LIMIT));
        Comparator<Status> nearest = Comparator.comparingLong(Status::id);
        List<Status> page = statuses.stream()
                .filter(status -> status.id() < before && status.id() > after)
                .sorted(query.containsKey("min_id") ? nearest : nearest.reversed())
                .limit(limit)
                .sorted(nearest.reversed())
                .toList();
        Reply reply = answer(page.stream().map(this::json).toList());
        return page.isEmpty() ? reply : reply.with("Link", links(page, limit));
    }

    private String links(List<Status> page, long limit) {
        String address = "<" + base + PATH + "?local=true&limit=" + limit;
        return address + "&max_id=" + page.get(page.size() - 1).id() + ">; rel=\"next\", " + address + "&min_id="
                + page.get(0).id() + ">; rel=\"prev\"";
    }

    private static long number(Map<String, String> query, String name, long otherwise) {
        String value = query.get(name);
        return value == null || !value.matches("\\d{1,18}") ? otherwise : Long.parseLong(value);
    }

    private static Reply answer(Object value) {
        return Reply.ok(Reply.JSON, JSON.writeValueAsBytes(value));
    }

    private Map<String, @Nullable Object> json(Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", Long.toString(status.id()));
        json.put("created_at", status.createdAt().toString());
        json.put(
                "edited_at",
                status.editedAt() == null ? null : status.editedAt().toString());
        json.put("in_reply_to_id", null);
        json.put("sensitive", false);
        json.put("spoiler_text", "");
        json.put("visibility", "public");
        json.put("language", status.language());
        json.put("uri", url(status));
        json.put("url", url(status));
        json.put("content", "<p>" + Resources.escape(status.text()) + "</p>");
        json.put("account", ordered("id", account(status), "acct", account(status)));
        json.put("media_attachments", attachments(status));
        return json;
    }

    private List<Map<String, String>> attachments(Status status) {
        int number = (int) (status.id() - FIRST_ID);
        return number % WITH_PICTURE != 0
                ? List.of()
                : List.of(ordered(
                        "id",
                        "m" + status.id(),
                        "type",
                        "image",
                        "url",
                        base + Pictures.path(number / WITH_PICTURE),
                        "description",
                        "Tranh vẽ phong cảnh"));
    }

    // Map.of iterates in another order in each JVM, and the bytes of an edition must not.
    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }

    private static Reply page(Status status) {
        return Reply.ok(
                Reply.HTML,
                "<!doctype html><meta charset=utf-8><title>Quán Nước</title><article><p>"
                        + Resources.escape(status.text()) + "</p></article>");
    }

    private String url(Status status) {
        return base + pathOf(status);
    }

    private static String pathOf(Status status) {
        return "/@" + account(status) + "/" + status.id();
    }

    private static String account(Status status) {
        return "khach" + status.id() % 17;
    }
}
