package org.lachan.bench.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.bench.soak.Marks.Mark;
import tools.jackson.databind.json.JsonMapper;

/** A public timeline in the shape of Mastodon's. */
final class Statuses {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TIMELINE = "/api/v1/timelines/public?";
    private static final String ONE = "/api/v1/statuses/";
    private static final long FIRST_ID = 1_000;
    private static final Pattern BEFORE = Pattern.compile("[?&]max_id=(\\d{1,9})");
    private static final int PAGE = 40;

    private final HostPlan plan;
    private final String base;
    private final RunClock clock;

    Statuses(HostPlan plan, String base, RunClock clock) {
        this.plan = plan;
        this.base = base;
        this.clock = clock;
    }

    boolean isTimeline(String target) {
        return target.startsWith(TIMELINE);
    }

    Reply reply(String target, long now) {
        if (isTimeline(target)) {
            Matcher matcher = BEFORE.matcher(target);
            return timeline(matcher.find() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE, now);
        }
        Optional<Item> item = target.startsWith(ONE) ? find(target.substring(ONE.length()), now) : Optional.empty();
        return item.map(found -> answer(json(found, now))).orElseGet(() -> Reply.empty(404));
    }

    private Optional<Item> find(String id, long now) {
        return plan.items().stream()
                .filter(item -> id.equals(Long.toString(id(item))) && item.isListed(now) && !item.isGone(now))
                .findFirst();
    }

    private Reply timeline(long before, long now) {
        List<Object> page = new ArrayList<>();
        List<Item> items = plan.items();
        for (int i = items.size() - 1; i >= 0 && page.size() < PAGE; i--) {
            Item item = items.get(i);
            if (item.isListed(now) && !item.isGone(now) && id(item) < before) {
                page.add(json(item, now));
            }
        }
        return answer(page);
    }

    private static long id(Item item) {
        return FIRST_ID + item.number();
    }

    private static Reply answer(Object value) {
        return Reply.ok("application/json; charset=utf-8", JSON.writeValueAsString(value));
    }

    private Map<String, @Nullable Object> json(Item item, long now) {
        int revision = item.revision(now);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", Long.toString(id(item)));
        json.put("created_at", clock.at(item.appears()).toString());
        json.put(
                "edited_at",
                revision == 1 ? null : clock.at(item.edits().get(revision - 2)).toString());
        json.put("visibility", "public");
        json.put("spoiler_text", "");
        json.put("url", base + "/@lop/" + id(item));
        json.put("content", Marks.html(new Mark(item.key(), revision)));
        json.put("account", Map.of("acct", "lop"));
        json.put("media_attachments", List.of());
        return json;
    }
}
