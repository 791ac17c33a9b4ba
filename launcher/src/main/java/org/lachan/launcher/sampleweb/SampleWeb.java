package org.lachan.launcher.sampleweb;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lachan.launcher.sampleweb.Written.Call;

/**
 * The sample web in print. It keeps its addresses and the edition it has reached in a folder, so that a later run over
 * the same folder is the same web.
 */
public final class SampleWeb implements AutoCloseable {
    public static final int EDITIONS = 2;

    private final Path folder;
    private final Map<Site, Listener> listeners;
    private final Redecoration redecoration;
    private int edition;

    private SampleWeb(Path folder, Map<Site, Listener> listeners, List<String> printed) {
        this.folder = folder;
        this.listeners = listeners;
        this.edition = printed.isEmpty() ? 1 : Integer.parseInt(printed.get(0));
        // Version 0.1.0 noted the number alone.
        this.redecoration = edition > 1 && printed.size() == 1 ? Redecoration.SURROUNDINGS : Redecoration.PICTURE;
    }

    /**
     * Starts every site where this folder's sites were before, or on free ports of loopback.
     *
     * @throws BindException when another program has taken a remembered port
     * @throws IOException when the folder cannot be read or written
     */
    public static SampleWeb open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("ports.json");
        Optional<Addresses> remembered = Addresses.load(file);
        Map<Site, Listener> listeners = listen(remembered);
        if (remembered.isEmpty()) {
            addresses(listeners).save(file);
        }
        SampleWeb web = new SampleWeb(folder, listeners, printed(folder));
        web.print();
        return web;
    }

    /** From 1 to {@link #EDITIONS}. */
    public int edition() {
        return edition;
    }

    /** Prints a later edition, for good. */
    public void turnTo(int later) throws IOException {
        if (later < edition || later > EDITIONS) {
            throw new IllegalArgumentException("No way from edition " + edition + " to edition " + later);
        }
        Path draft = folder.resolve("edition.new");
        Files.writeString(draft, later + " " + redecoration.name());
        Files.move(
                draft, folder.resolve("edition"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        edition = later;
        print();
    }

    /** {@code http://host:port} of a site. */
    public String base(Site site) {
        Listener listener = listeners.get(site);
        if (listener == null) {
            throw new IllegalStateException("The site " + site + " is not in print");
        }
        return "http://" + listener.host();
    }

    /** The listings that a crawler starts from, as a {@code sources.yaml}. */
    public String sourcesYaml() {
        return Resources.fill(
                Resources.text("sources.yaml"),
                Map.of(
                        "newsVi", base(Site.NEWS_VI),
                        "newsEn", base(Site.NEWS_EN),
                        "timeline", base(Site.TIMELINE),
                        "hotline", base(Site.HOTLINE)));
    }

    /** What the pipeline must have made of this web at its last edition. */
    public static Expected expected() {
        return Expected.compute();
    }

    @Override
    public void close() {
        listeners.values().forEach(Listener::close);
    }

    private void print() {
        Newspaper vietnamese = new Newspaper("vi", edition, redecoration, base(Site.NEWS_VI));
        Timeline timeline = new Timeline(edition, base(Site.TIMELINE));
        Map<Site, Pages> pages = Map.of(
                Site.NEWS_VI,
                vietnamese,
                Site.NEWS_EN,
                new Newspaper("en", edition, base(Site.NEWS_EN)),
                Site.TIMELINE,
                timeline,
                Site.HOTLINE,
                new Hotline(edition, call -> reportedUrl(call, vietnamese, timeline)));
        listeners.forEach((site, listener) -> listener.print(Objects.requireNonNull(pages.get(site))));
    }

    private String reportedUrl(Call call, Newspaper newspaper, Timeline timeline) {
        if (call.status() != null) {
            return timeline.urlOf(call.status()).orElseThrow();
        }
        return newspaper.stories().stream()
                .map(Story::path)
                .filter(path -> call.article() != null && path.endsWith("/" + call.article() + ".html"))
                .findFirst()
                .map(path -> base(Site.NEWS_VI) + path)
                .orElse("");
    }

    private static Map<Site, Listener> listen(Optional<Addresses> remembered) throws IOException {
        Map<Site, Listener> listeners = new EnumMap<>(Site.class);
        try {
            for (Site site : Site.values()) {
                listeners.put(
                        site, remembered.isPresent() ? again(remembered.get().host(site)) : anew(site));
            }
            return listeners;
        } catch (IOException e) {
            List.copyOf(listeners.values()).forEach(Listener::close);
            throw e;
        }
    }

    private static Listener again(String host) throws IOException {
        int colon = host.lastIndexOf(':');
        try {
            return Listener.on(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
        } catch (BindException e) {
            BindException clearer = new BindException(host);
            clearer.initCause(e);
            throw clearer;
        }
    }

    // Only Linux has all of 127.0.0.0/8: elsewhere the sites differ by their ports.
    private static Listener anew(Site site) throws IOException {
        try {
            return Listener.on(site.host(), 0);
        } catch (BindException e) {
            return Listener.on("127.0.0.1", 0);
        }
    }

    private static Addresses addresses(Map<Site, Listener> listeners) {
        Map<Site, String> hosts = new EnumMap<>(Site.class);
        listeners.forEach((site, listener) -> hosts.put(site, listener.host()));
        return new Addresses(hosts);
    }

    /** The number of the edition, and what was redecorated in it; nothing before the second one. */
    private static List<String> printed(Path folder) throws IOException {
        Path file = folder.resolve("edition");
        return Files.exists(file) ? List.of(Files.readString(file).strip().split(" ")) : List.of();
    }
}
