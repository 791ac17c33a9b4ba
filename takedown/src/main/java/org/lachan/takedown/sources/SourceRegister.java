package org.lachan.takedown.sources;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.content.sources.Kind;
import org.lachan.content.sources.Source;

/** What everybody may know of the sources in force. */
public final class SourceRegister {
    private final SourceDesk desk;

    public SourceRegister(SourceDesk desk) {
        this.desk = desk;
    }

    /** The list in force, in its own order. */
    public record Page(String version, Instant releasedAt, List<Entry> entries) {}

    /** A source, or a person's account, of which nothing is told but that it is one. */
    public sealed interface Entry {}

    /** @param since when it was first in a list, without a break since */
    public record Listed(String id, Kind kind, String host, DeclaredAudience audience, Instant since)
            implements Entry {}

    /** One account, bound to a case. Its id and host would name the person. */
    public record OneAccount(Kind kind, @Nullable Instant until) implements Entry {}

    /** Empty until a list was released. */
    public Optional<Page> page() {
        Map<String, Instant> since = desk.listedSince();
        return desk.inForce()
                .map(list -> new Page(
                        list.version(),
                        list.releasedAt(),
                        list.sources().all().stream()
                                .map(source -> entry(source, since.getOrDefault(source.id(), list.releasedAt())))
                                .toList()));
    }

    private static Entry entry(Source source, Instant since) {
        return source.account().ofPerson()
                ? new OneAccount(source.kind(), source.account().expires())
                : new Listed(source.id(), source.kind(), Urls.host(source.url()), source.audience(), since);
    }
}
