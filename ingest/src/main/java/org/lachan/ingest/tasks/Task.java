package org.lachan.ingest.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.content.sources.Source;
import org.lachan.ingest.listings.ListedItem;

/**
 * One thing to fetch.
 *
 * @param targetId of the normalised address
 * @param host decides the partition
 * @param audience null where nobody declared one
 * @param threadId post id of the article below which comments stand, and {@code threadUrl}, its address
 * @param thorough visited however recently that was done
 * @param headersOnly whether bodies must stay unread, as for suspected abuse
 * @param redirects hosts already passed on the way here
 */
public record Task(
        String targetId,
        Purpose purpose,
        String sourceId,
        Origin origin,
        @Nullable DeclaredAudience audience,
        String url,
        String host,
        @Nullable String title,
        @Nullable Instant publishedAt,
        Instant requestedAt,
        @Nullable String caseId,
        @Nullable String threadId,
        @Nullable String threadUrl,
        boolean thorough,
        boolean headersOnly,
        int redirects) {

    public Task {
        if (targetId.isEmpty() || host.isEmpty() || redirects < 0) {
            throw new IllegalArgumentException("A task needs a target and a host, and has no negative redirects");
        }
    }

    /** Reads the source's listing. */
    public static Task poll(Source source, boolean thorough, Identities identities, Instant now) {
        return of(source, Purpose.SOURCE, new ListedItem(source.url(), null, null), thorough, identities, now);
    }

    /** Fetches a page that the source's listing names. */
    public static Task visit(Source source, ListedItem item, boolean thorough, Identities identities, Instant now) {
        return of(source, Purpose.POST, item, thorough, identities, now);
    }

    private static Task of(
            Source source, Purpose purpose, ListedItem item, boolean thorough, Identities identities, Instant now) {
        return new Task(
                identities.targetId(item.url()),
                purpose,
                source.id(),
                Origin.of(source.kind()),
                source.audience(),
                item.url(),
                Urls.host(item.url()),
                item.title(),
                item.publishedAt(),
                now,
                null,
                null,
                null,
                thorough,
                false,
                0);
    }

    /** The same at the address that a redirect to another host named. */
    public Task movedTo(String otherUrl, Identities identities) {
        return new Task(
                identities.targetId(otherUrl),
                purpose,
                sourceId,
                origin,
                audience,
                otherUrl,
                Urls.host(otherUrl),
                title,
                publishedAt,
                requestedAt,
                caseId,
                threadId,
                threadUrl,
                thorough,
                headersOnly,
                redirects + 1);
    }

    /** The same, asked for anew. */
    public Task once(Instant now) {
        return new Task(
                targetId,
                purpose,
                sourceId,
                origin,
                audience,
                url,
                host,
                title,
                publishedAt,
                now,
                caseId,
                threadId,
                threadUrl,
                thorough,
                headersOnly,
                redirects);
    }

    /** The same without a look at the body. */
    public Task unread() {
        return new Task(
                targetId,
                purpose,
                sourceId,
                origin,
                audience,
                url,
                host,
                title,
                publishedAt,
                requestedAt,
                caseId,
                threadId,
                threadUrl,
                thorough,
                true,
                redirects);
    }

    /** The same for a later look, which nobody asked for. */
    public Task asRevisit() {
        return new Task(
                targetId,
                purpose,
                sourceId,
                origin,
                audience,
                url,
                host,
                title,
                publishedAt,
                requestedAt,
                caseId,
                threadId,
                threadUrl,
                false,
                headersOnly,
                redirects);
    }

    /** Reads the comments below an article that this task fetched. */
    public Task commentsAt(String commentsUrl, String articlePostId, String articleUrl, Identities identities) {
        return new Task(
                identities.targetId(commentsUrl),
                Purpose.COMMENTS,
                sourceId,
                Origin.COMMENTS,
                audience,
                commentsUrl,
                Urls.host(commentsUrl),
                null,
                null,
                requestedAt,
                null,
                articlePostId,
                articleUrl,
                thorough,
                false,
                0);
    }
}
