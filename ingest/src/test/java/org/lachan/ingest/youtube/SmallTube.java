package org.lachan.ingest.youtube;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lachan.ingest.SmallWeb;

/** Speaks the documented shapes of YouTube's Data API v3: pages of two, tokens, batches, errors with reasons. */
final class SmallTube {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=UTF-8");
    private static final int PAGE = 2;

    final Map<String, String> titles = new LinkedHashMap<>();
    final Map<String, String> times = new HashMap<>();
    final Map<String, List<String>> threads = new HashMap<>();
    final Map<String, List<String>> replies = new HashMap<>();
    final List<String> keys = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    String refusal = "";
    int refusalStatus = 403;

    SmallTube(SmallWeb web) {
        for (String resource : List.of("channels", "playlistItems", "search", "videos", "commentThreads", "comments")) {
            web.on("/v3/" + resource, exchange -> answer(resource, exchange));
        }
    }

    SmallTube video(String id, String title) {
        titles.put(id, title);
        return this;
    }

    private void answer(String resource, HttpExchange exchange) throws IOException {
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-goog-api-key")));
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        if (refused.contains(resource) || refused.contains(resource + query.get("videoId"))) {
            send(exchange, refusalStatus, """
                    {"error":{"code":%d,"message":"x","errors":[{"domain":"youtube","reason":"%s"}]}}""".formatted(refusalStatus, refusal));
            return;
        }
        send(
                exchange,
                200,
                switch (resource) {
                    case "channels" ->
                        "UC1".equals(query.get("id"))
                                ? "{\"items\":[{\"id\":\"UC1\",\"contentDetails\":{\"relatedPlaylists\":{\"uploads\":\"UU1\"}}}]}"
                                : "{\"pageInfo\":{\"totalResults\":0}}";
                    case "playlistItems" ->
                        page(
                                query,
                                titles.keySet().stream()
                                        .map("{\"contentDetails\":{\"videoId\":\"%s\"}}"::formatted)
                                        .toList());
                    case "search" ->
                        page(
                                query,
                                titles.keySet().stream()
                                        .map(
                                                "{\"id\":{\"kind\":\"youtube#video\",\"videoId\":\"%s\"},\"snippet\":{}}"
                                                        ::formatted)
                                        .toList());
                    case "videos" ->
                        items(Arrays.stream(query.getOrDefault("id", "").split(","))
                                .filter(titles::containsKey)
                                .map(this::video)
                                .toList());
                    case "commentThreads" ->
                        page(
                                query,
                                threads.getOrDefault(query.get("videoId"), List.of()).stream()
                                        .map(this::thread)
                                        .toList());
                    default -> comments(query);
                });
    }

    private String comments(Map<String, String> query) {
        String parent = query.get("parentId");
        if (parent != null) {
            return page(
                    query,
                    replies.getOrDefault(parent, List.of()).stream()
                            .map(this::comment)
                            .toList());
        }
        boolean there = threads.values().stream().anyMatch(ids -> ids.contains(query.get("id")));
        return items(there ? List.of(comment(query.getOrDefault("id", ""))) : List.of());
    }

    private String video(String id) {
        return """
                {"id":"%s","snippet":{"publishedAt":"%s","channelId":"UC1","title":"%s","description":"Dòng 1\\nDòng <2>",
                "thumbnails":{"default":{"url":"https://i.example/%s/d.jpg"},"high":{"url":"https://i.example/%s/h.jpg"}}}}""".formatted(id, times.getOrDefault(id, "2026-11-01T00:00:00Z"), titles.get(id), id, id);
    }

    private String comment(String id) {
        return """
                {"id":"%s","snippet":{"textDisplay":"Bình luận %s","authorChannelId":{"value":"UCx"},"publishedAt":"%s"}}""".formatted(id, id, times.getOrDefault(id, "2026-11-02T00:00:00Z"));
    }

    // As the service does: the count is of all replies, the list is not.
    private String thread(String id) {
        List<String> all = replies.getOrDefault(id, List.of());
        String first = all.stream().limit(1).map(this::comment).collect(Collectors.joining());
        return "{\"id\":\"%s\",\"snippet\":{\"topLevelComment\":%s,\"totalReplyCount\":%d},\"replies\":{\"comments\":[%s]}}"
                .formatted(id, comment(id), all.size(), first);
    }

    private static String page(Map<String, String> query, List<String> all) {
        int start = Integer.parseInt(query.getOrDefault("pageToken", "T0").substring(1));
        int end = Math.min(all.size(), start + PAGE);
        String next = end < all.size() ? ",\"nextPageToken\":\"T" + end + "\"" : "";
        return "{\"items\":[" + String.join(",", all.subList(Math.min(start, end), end)) + "]" + next + "}";
    }

    private static String items(List<String> items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        SmallWeb.send(exchange, status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }
}
