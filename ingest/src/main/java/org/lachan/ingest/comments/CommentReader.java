package org.lachan.ingest.comments;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.content.sources.CommentThread;
import org.lachan.content.sources.Source;
import org.lachan.ingest.answers.Address;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchRequest;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.listings.UnreadableListing;
import org.lachan.ingest.pages.Html;
import org.lachan.ingest.readers.NativePost;
import org.lachan.ingest.readers.Window;
import org.lachan.ingest.robots.PoliteFetcher;

/** The comments below an article, all of them at every reading. robots.txt is asked: the address is a part of the site. */
public final class CommentReader {
    private static final int MOST_PAGES = 20;
    private static final int LONGEST_ID = 200;
    private static final Pattern PLACE = Pattern.compile("\\{(id|url)}");

    private final PoliteFetcher fetcher;

    public CommentReader(PoliteFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Where the comments below an article are; absent where its page names no thread.
     *
     * @param page the article's bytes, in the declared media type
     */
    public static Optional<String> address(CommentThread thread, String articleUrl, byte[] page, String mediaType) {
        String id = thread.id() == null ? "" : id(thread.id(), articleUrl, page, mediaType);
        if (thread.id() != null && id.isEmpty()) {
            return Optional.empty();
        }
        // In one pass: what an id or an address holds is never taken for a place.
        String filled = PLACE.matcher(thread.url())
                .replaceAll(place ->
                        Matcher.quoteReplacement(Address.encoded(place.group(1).equals("id") ? id : articleUrl)));
        try {
            return Optional.of(Urls.normalise(filled));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String id(String selectorOfAttribute, String articleUrl, byte[] page, String mediaType) {
        int at = selectorOfAttribute.lastIndexOf('@');
        Element element = Html.parse(page, mediaType, articleUrl).selectFirst(selectorOfAttribute.substring(0, at));
        String id = element == null
                ? ""
                : element.attr(selectorOfAttribute.substring(at + 1)).strip();
        return id.length() > LONGEST_ID ? "" : id;
    }

    /**
     * Reads the thread. A known comment counts as deleted when the whole thread was read and does not hold it; where the thread has
     * several pages, which shift while they are read, it is read twice. No thread at the address is no comments.
     *
     * @param address as {@link #address} gave it
     * @param known ids of the comments that were there before
     */
    public CompletableFuture<Window> read(
            CommentThread thread, String address, String articleUrl, Source source, Set<String> known) {
        return pages(thread, address, articleUrl, source).thenCompose(first -> {
            Set<String> absent = first.absent(known);
            if (absent.isEmpty() || first.pages() == 1) {
                return CompletableFuture.completedFuture(window(first, absent, known));
            }
            return pages(thread, address, articleUrl, source).thenApply(second -> {
                Set<String> twice = new HashSet<>(absent);
                twice.retainAll(second.absent(known));
                return window(first, twice, known);
            });
        });
    }

    private CompletableFuture<CommentPages> pages(
            CommentThread thread, String address, String articleUrl, Source source) {
        return page(new Reading(thread, articleUrl, source, new CommentPages()), address);
    }

    private record Reading(CommentThread thread, String articleUrl, Source source, CommentPages pages) {}

    private CompletableFuture<CommentPages> page(Reading reading, String url) {
        CommentPages pages = reading.pages();
        pages.visit(url);
        FetchRequest request = FetchRequest.page(url, reading.source().delay())
                .onOneHost()
                .in(reading.source().language());
        return fetcher.fetch(request).thenCompose(outcome -> {
            if (!(outcome instanceof Fetched fetched)) {
                if (!(outcome instanceof Gone && pages.pages() == 1)) {
                    pages.stop(outcome);
                }
                return CompletableFuture.completedFuture(pages);
            }
            try {
                return follow(reading, CommentAnswer.parse(fetched, reading.thread(), reading.articleUrl()));
            } catch (UnreadableListing e) {
                pages.stop(unreadable(fetched, e));
                return pages.pages() == 1
                        ? CompletableFuture.failedFuture(e)
                        : CompletableFuture.completedFuture(pages);
            }
        });
    }

    private CompletableFuture<CommentPages> follow(Reading reading, CommentAnswer answer) {
        CommentPages pages = reading.pages();
        int before = pages.size();
        pages.add(answer);
        String next = answer.next();
        if (next == null || answer.posts().isEmpty()) {
            pages.end();
            return CompletableFuture.completedFuture(pages);
        }
        boolean goOn = pages.size() > before
                && pages.pages() < MOST_PAGES
                && pages.size() < reading.source().maxItems();
        return goOn && pages.visit(next) ? page(reading, next) : CompletableFuture.completedFuture(pages);
    }

    private static FetchOutcome unreadable(Fetched fetched, UnreadableListing why) {
        return new Failed(
                fetched.url(),
                fetched.at(),
                fetched.status(),
                Problem.UNREADABLE,
                String.valueOf(why.getMessage()),
                null,
                fetched.hops());
    }

    private static Window window(CommentPages pages, Set<String> deleted, Set<String> known) {
        List<NativePost> posts = pages.posts().stream()
                .sorted(Comparator.comparing(NativePost::createdAt).reversed())
                .toList();
        Set<String> keep = new HashSet<>(known);
        posts.forEach(post -> keep.remove(post.id()));
        keep.removeAll(deleted);
        @Nullable FetchOutcome problem = pages.problem();
        return new Window(posts, deleted, Set.of(), keep, pages.unusable(), null, false, Optional.ofNullable(problem));
    }
}
