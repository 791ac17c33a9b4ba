package org.lachan.ingest.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.identity.Identities;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.findings.PostRevision.Before;
import org.lachan.ingest.findings.PostRevision.Content;
import org.lachan.ingest.findings.PostRevision.ReportFields;
import org.lachan.ingest.listings.ListedItem;
import org.lachan.ingest.revisions.Change;
import org.lachan.ingest.revisions.PostState;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/** Turns a report into a post, once for each thing that it says, and into the visit of the page that it names. Pure. */
public final class ReportIntake {
    // Where a report names no page it is known by an address that, by RFC 2606, nothing can ever have.
    private static final String NO_PAGE = "https://reports.invalid/";
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Identities identities;
    private final Supplier<SourceList> sources;

    /** @param sources those in force now */
    public ReportIntake(Identities identities, Supplier<SourceList> sources) {
        this.identities = identities;
        this.sources = sources;
    }

    /**
     * What a report leads to.
     *
     * @param visit null where no page is to be fetched
     */
    public record Taken(
            ReportState state, PostRevision post, @Nullable Task visit) {}

    /**
     * Nothing where the report said the same before.
     *
     * @param known null where it is new
     */
    public Optional<Taken> take(FiledReport filed, @Nullable ReportState known) {
        String digest = filed.digest();
        if (known != null && known.digest().equals(digest)) {
            return Optional.empty();
        }
        byte[] body = filed.report().text().getBytes(StandardCharsets.UTF_8);
        ReportState state = new ReportState(digest, Sha256.of(body), known == null ? 1 : known.revision() + 1);
        PostRevision post = post(filed, body, state, before(state, known));
        return Optional.of(new Taken(state, post, visit(filed).orElse(null)));
    }

    private static Before before(ReportState state, @Nullable ReportState known) {
        if (known == null) {
            return Before.NOTHING;
        }
        boolean sameText = state.textSha256().equals(known.textSha256());
        return new Before(sameText ? List.of() : List.of("body"), null, known.textSha256());
    }

    private static PostRevision post(FiledReport filed, byte[] body, ReportState said, Before before) {
        HandedIn report = filed.report();
        String url = report.reportedUrl() == null ? NO_PAGE + filed.reportId() : report.reportedUrl();
        PostState state = new PostState(
                said.revision(),
                said.revision() == 1 ? Change.NEW : Change.EDITED,
                said.textSha256(),
                url,
                report.reference(),
                Map.of(),
                null,
                filed.receivedAt());
        Content content = new Content(
                null, report.reportedAt(), null, PLAIN, ByteBuffer.wrap(body), null, body.length, false, List.of());
        return new PostRevision(
                filed.reportId(),
                state,
                task(filed, filed.reportId(), url, filed.sender().origin()),
                filed.receivedAt(),
                0,
                content,
                new ReportFields(report.reference(), group(report), report.reportedUrl()),
                null,
                before);
    }

    // The sender's own group comes first: it may say that a child is in danger now.
    private static @Nullable String group(HandedIn report) {
        Category category = report.category();
        return report.group() != null || category == null ? report.group() : category.key();
    }

    /**
     * Whom we know may have any page looked at, as an analyst may. Anybody else only has a page looked at sooner that is
     * crawled anyway, by that source's own rules: the form must not be a way to send us somewhere.
     */
    private Optional<Task> visit(FiledReport filed) {
        String url = filed.report().reportedUrl();
        if (url == null) {
            return Optional.empty();
        }
        return filed.sender().isPublic()
                ? covering(url)
                        .map(source -> Task.visit(
                                source, new ListedItem(url, null, null), false, identities, filed.receivedAt()))
                : Optional.of(task(filed, identities.targetId(url), url, Origin.REPORT));
    }

    private Optional<Source> covering(String url) {
        String host = Urls.host(url);
        return sources.get().all().stream()
                .filter(source -> source.kind().listsPages())
                .filter(source -> Urls.host(source.url()).equals(host))
                .findFirst();
    }

    private static Task task(FiledReport filed, String targetId, String url, Origin origin) {
        return new Task(
                targetId,
                Purpose.POST,
                filed.sender().id(),
                origin,
                filed.sender().audience(),
                url,
                Urls.host(url),
                null,
                null,
                filed.receivedAt(),
                null,
                null,
                null,
                false,
                false,
                0);
    }
}
