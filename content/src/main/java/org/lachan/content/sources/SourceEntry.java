package org.lachan.content.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lachan.content.identity.Urls;
import org.lachan.content.yaml.YamlMap;

/** One entry of {@code sources.yaml}. Every key is asked for before anything is given up: all that is wrong is reported at once. */
final class SourceEntry {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final int MOST_ITEMS = 5_000;
    private static final int MOST_UNITS = 1_000_000;
    private static final int USUAL_UNITS = 2_000;
    private static final String JETSTREAM = "https://jetstream2.us-east.bsky.network/";

    private final YamlMap entry;

    SourceEntry(YamlMap entry) {
        this.entry = entry;
    }

    /** @param ids of the entries before; this one's is added */
    Optional<Source> source(Set<String> ids) {
        Optional<String> id = entry.required("id", Values::id);
        Optional<Kind> kind = entry.required("kind", text -> Values.choice(Kind.class, text));
        Optional<DeclaredAudience> audience =
                entry.required("audience", text -> Values.choice(DeclaredAudience.class, text));
        Optional<String> language = entry.optional("language", Values::language);
        Optional<Duration> every = entry.optional("every", text -> Values.between(text, SHORTEST_PAUSE, LONGEST_PAUSE));
        Optional<Integer> maxItems = entry.optional("max-items", text -> Values.count(text, MOST_ITEMS));
        Optional<Duration> delay = entry.optional("delay", text -> Values.between(text, Duration.ZERO, LONGEST_DELAY));
        Optional<Details> details = kind.flatMap(this::details);
        Optional<String> url = url(kind, details);
        Optional<CommentThread> comments = kind.filter(Kind::listsPages)
                .flatMap(any -> entry.map("comments"))
                .flatMap(SourceEntry::comments);
        Optional<Account> account = account(details);
        id.filter(known -> !ids.add(known))
                .ifPresent(known -> entry.problem("id", "two sources have the id '" + known + "'"));
        if (Stream.of(id, kind, audience, details, url, account).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                id.get(),
                kind.get(),
                url.get(),
                audience.get(),
                language.orElse(null),
                every.orElse(kind.get().every()),
                maxItems.orElse(kind.get().maxItems()),
                delay.orElse(Duration.ofSeconds(1)),
                details.get(),
                comments.orElse(null),
                account.get()));
    }

    private Optional<String> url(Optional<Kind> kind, Optional<Details> details) {
        boolean streams = details.filter(Details.Bluesky.class::isInstance)
                .map(Details.Bluesky.class::cast)
                .filter(bluesky -> !bluesky.hashtags().isEmpty())
                .isPresent();
        Optional<String> usual = streams ? Optional.of(JETSTREAM) : kind.flatMap(Kind::url);
        return usual.isPresent()
                ? Optional.of(entry.optional("url", Urls::normalise).orElse(usual.get()))
                : entry.required("url", Urls::normalise);
    }

    private Optional<Details> details(Kind kind) {
        return switch (kind) {
            case FEED, SITEMAP, HOTLINE -> Optional.of(new Details.None());
            case PAGES -> entry.required("links", Values::selector).map(Details.Links::new);
            case MASTODON -> timeline();
            case BLUESKY -> bluesky();
            case YOUTUBE -> videos();
            case FACEBOOK ->
                entry.required("page", Values::name).map(page -> new Details.FacebookPage(page, withComments()));
            case TELEGRAM -> entry.required("channel", Values::name).map(Details.Channel::new);
            case FORUM -> forum();
        };
    }

    private boolean withComments() {
        return entry.optional("comments", Values::yesOrNo).orElse(true);
    }

    private Optional<Details> timeline() {
        String hashtag = entry.optional("hashtag", Values::tag).orElse(null);
        String account = entry.optional("account", Values::name).orElse(null);
        if (hashtag != null && account != null) {
            entry.problem("account", "a source is of a hashtag or of an account, not of both");
            return Optional.empty();
        }
        return Optional.of(new Details.Timeline(hashtag, account));
    }

    private Optional<Details> bluesky() {
        String feed = entry.optional("feed", Values::feedAddress).orElse(null);
        String account = entry.optional("account", Values::name).orElse(null);
        List<String> hashtags = entry.list("hashtags", Values::tag);
        long given = Stream.of(feed != null, account != null, !hashtags.isEmpty())
                .filter(Boolean::booleanValue)
                .count();
        return oneOf(given, "feed, account and hashtags", new Details.Bluesky(feed, account, hashtags));
    }

    private Optional<Details> videos() {
        String channel = entry.optional("channel", Values::name).orElse(null);
        String search = entry.optional("search", Values::words).orElse(null);
        boolean comments = withComments();
        int quota =
                entry.optional("quota", text -> Values.count(text, MOST_UNITS)).orElse(USUAL_UNITS);
        int given = (channel == null ? 0 : 1) + (search == null ? 0 : 1);
        return oneOf(given, "channel and search", new Details.Videos(channel, search, comments, quota));
    }

    private Optional<Details> oneOf(long given, String keys, Details details) {
        if (given != 1) {
            entry.problem("kind", "exactly one of the keys " + keys + " must be there");
            return Optional.empty();
        }
        return Optional.of(details);
    }

    private Optional<Details> forum() {
        Optional<String> threads = entry.required("threads", Values::selector);
        Optional<String> post = entry.required("post", Values::selector);
        Optional<String> postId = entry.required("post-id", Values::name);
        Optional<String> text = entry.required("text", Values::selector);
        String author = entry.optional("author", Values::selector).orElse(null);
        String time = entry.optional("time", Values::selector).orElse(null);
        String next = entry.optional("next", Values::selector).orElse(null);
        if (Stream.of(threads, post, postId, text).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Details.Forum(threads.get(), post.get(), postId.get(), text.get(), author, time, next));
    }

    private static Optional<CommentThread> comments(YamlMap level) {
        Optional<String> url = level.required("url", Values::template);
        String id = level.optional("id", Values::selectorOfAttribute).orElse(null);
        Optional<String> items = level.required("items", Values::pointer);
        Optional<String> nativeId = level.required("comment-id", Values::pointer);
        Optional<String> text = level.required("text", Values::pointer);
        String author = level.optional("author", Values::pointer).orElse(null);
        String time = level.optional("time", Values::pointer).orElse(null);
        String next = level.optional("next", Values::pointer).orElse(null);
        url.filter(template -> template.contains("{id}") && id == null)
                .ifPresent(template -> level.problem("url", "{id} needs the key 'id'"));
        if (Stream.of(url, items, nativeId, text).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                new CommentThread(url.get(), id, items.get(), nativeId.get(), text.get(), author, time, next));
    }

    // An account is a person's until the operators say otherwise.
    private Optional<Account> account(Optional<Details> details) {
        if (details.flatMap(Details::followed).isEmpty()) {
            return Optional.of(Account.INSTITUTION);
        }
        boolean institution = entry.optional("account-of", Values::whose).orElse(false);
        if (institution) {
            return Optional.of(Account.INSTITUTION);
        }
        Optional<String> caseId = entry.required("case", Values::name);
        Optional<Instant> expires = entry.required("expires", Values::time);
        return caseId.isEmpty() || expires.isEmpty()
                ? Optional.empty()
                : Optional.of(new Account(true, caseId.get(), expires.get()));
    }
}
