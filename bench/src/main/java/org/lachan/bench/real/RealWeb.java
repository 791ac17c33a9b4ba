package org.lachan.bench.real;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.DeclaredAudience;

/** A news site with the pages and as many timelines as the comments need, all on loopback. */
final class RealWeb implements AutoCloseable {
    // An ingest poll reads at most 2,400 statuses of a timeline.
    static final int PER_TIMELINE = 1_000;

    private final List<LoopbackServer> servers = new ArrayList<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<String> sections = new ArrayList<>();
    private final List<String> timelines = new ArrayList<>();
    private final AtomicReference<@Nullable Instant> firstRequest = new AtomicReference<>();

    private RealWeb() {}

    /** @throws IOException when no port can be had */
    static RealWeb open(List<Article> articles, List<Comment> comments) throws IOException {
        RealWeb web = new RealWeb();
        try {
            web.serveNews(articles);
            for (int first = 0; first < comments.size(); first += PER_TIMELINE) {
                web.serveTimeline(comments.subList(first, Math.min(first + PER_TIMELINE, comments.size())));
            }
            return web;
        } catch (IOException | RuntimeException e) {
            web.close();
            throw e;
        }
    }

    /** How many posts the pipeline must make of this. */
    int posts() {
        return origins.size();
    }

    /** @param url of a post */
    Optional<Origin> origin(String url) {
        return Optional.ofNullable(origins.get(url));
    }

    /** Empty until somebody asked for something. */
    Optional<Instant> firstRequest() {
        return Optional.ofNullable(firstRequest.get());
    }

    /** The lists and timelines as a {@code sources.yaml}; each is polled once. */
    String sourcesYaml(DeclaredAudience audience) {
        StringBuilder yaml = new StringBuilder("# Written by bench real.\nsources:\n");
        for (int i = 0; i < sections.size(); i++) {
            source(yaml, "real-news-" + (i + 1), "pages", sections.get(i), audience);
            yaml.append("    links: \"" + NewsSite.LINKS + "\"\n");
            yaml.append("    max-items: " + NewsSite.PER_SECTION + "\n");
        }
        for (int i = 0; i < timelines.size(); i++) {
            source(yaml, "real-comments-" + (i + 1), "mastodon", timelines.get(i), audience);
            yaml.append("    max-items: " + PER_TIMELINE + "\n");
        }
        return yaml.toString();
    }

    @Override
    public void close() {
        servers.forEach(LoopbackServer::close);
    }

    private static void source(StringBuilder yaml, String id, String kind, String url, DeclaredAudience audience) {
        yaml.append("  - id: " + id + "\n");
        yaml.append("    kind: " + kind + "\n");
        yaml.append("    url: " + url + "\n");
        yaml.append("    audience: " + audience.name().toLowerCase(Locale.ROOT) + "\n");
        yaml.append("    every: 30d\n    delay: 0s\n");
    }

    private void serveNews(List<Article> articles) throws IOException {
        LoopbackServer server = server();
        NewsSite site = new NewsSite(articles, server.base());
        server.serve(site);
        sections.addAll(site.sections());
        know(site.origins());
    }

    private void serveTimeline(List<Comment> comments) throws IOException {
        LoopbackServer server = server();
        CommentTimeline timeline = new CommentTimeline(comments, server.base());
        server.serve(timeline);
        timelines.add(server.base() + "/");
        know(timeline.origins());
    }

    private LoopbackServer server() throws IOException {
        LoopbackServer server = LoopbackServer.open(() -> firstRequest.compareAndSet(null, Instant.now()));
        servers.add(server);
        return server;
    }

    private void know(Map<String, Origin> more) {
        more.forEach((url, origin) -> origins.put(Urls.normalise(url), origin));
    }
}
