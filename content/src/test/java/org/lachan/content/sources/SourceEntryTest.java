package org.lachan.content.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.content.yaml.BadSettings;

final class SourceEntryTest {
    private static final String NEWS = "kind: feed, url: \"https://b.example/rss\"";
    private static final String COMMENTS =
            "url: \"https://c.example/?u={url}\", items: /data, comment-id: /id, text: /body";

    private static Source source(String keys) {
        String yaml = "sources:\n  - {id: nguon, audience: general, " + keys + "}\n";
        return SourceList.parse(yaml, "sources.yaml").all().get(0);
    }

    private static List<String> problems(String keys) {
        try {
            source(keys);
            return List.of();
        } catch (BadSettings bad) {
            return bad.problems();
        }
    }

    private static void refused(String keys, String problem) {
        assertThat(problems(keys)).singleElement().asString().contains(problem);
    }

    @Test
    void shouldReadATimelineOfAHashtag() {
        // when
        Source source = source("kind: mastodon, url: \"https://v.example/\", hashtag: bắtnạt");

        // then
        assertThat(source.details()).isEqualTo(new Details.Timeline("bắtnạt", null));
        assertThat(source.account()).isEqualTo(Account.INSTITUTION);
    }

    @Test
    void shouldNeedACaseAndAnEndForAPersonsAccount() {
        // when
        Source source = source("kind: bluesky, account: lan.example, case: HS-2026-7, expires: 2027-01-31T00:00:00Z");

        // then
        Account account = source.account();
        assertThat(account).isEqualTo(new Account(true, "HS-2026-7", Instant.parse("2027-01-31T00:00:00Z")));
        assertThat(account.isOpen(at("2027-01-30T23:59:59Z"))).isTrue();
        assertThat(account.isOpen(at("2027-01-31T00:00:00Z"))).isFalse();
    }

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account: lan | 'case' is missing",
                "account: lan | 'expires' is missing",
                "account: lan, account-of: person, case: HS-1 | 'expires' is missing",
                "account: lan, expires: 2027-01-31T00:00:00Z | 'case' is missing",
                "account: lan, case: HS-1, expires: 2027-01-31 | expected a time such as",
                "account: lan, account-of: friend | expected institution or person",
                "account: lan, account-of: institution, case: HS-1 | unknown key 'case'",
                "account-of: institution | unknown key 'account-of'",
                "hashtag: lớp, case: HS-1 | unknown key 'case'",
                "account: lan, hashtag: lớp | not of both",
                "account: \"@lan\" | a name or an id without a sign",
                "hashtag: \"#lớp\" | a hashtag without its sign"
            })
    void shouldRefuseAnAccountThatIsNotAccountedFor(String keys, String problem) {
        assertThat(problems("kind: mastodon, url: \"https://v.example/\", " + keys))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void shouldNeedNothingForAnInstitutionsAccount() {
        assertThat(source("kind: mastodon, url: \"https://v.example/\", account: so-gd, account-of: institution")
                        .account())
                .isEqualTo(Account.INSTITUTION);
    }

    @Test
    void shouldReadOneOfThreeOfBluesky() {
        // when
        Source feed = source("kind: bluesky, feed: \"at://did:plc:x/app.bsky.feed.generator/tre-em\"");
        Source hashtags = source("kind: bluesky, hashtags: [lớp9, bắtnạt]");
        Source own = source("kind: bluesky, hashtags: [x], url: \"https://jetstream.example/\"");

        // then
        assertThat(feed.url()).isEqualTo("https://public.api.bsky.app/");
        assertThat(hashtags.url()).startsWith("https://jetstream");
        assertThat(hashtags.details()).isEqualTo(new Details.Bluesky(null, null, List.of("lớp9", "bắtnạt")));
        assertThat(own.url()).isEqualTo("https://jetstream.example/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: bluesky | exactly one of the keys feed, account and hashtags",
                "kind: bluesky, hashtags: [x], feed: \"at://did:x/app.bsky.feed.generator/y\" | exactly one of the keys",
                "kind: bluesky, feed: \"https://bsky.app/x\" | expected at://",
                "kind: bluesky, hashtags: x | 'hashtags' must be a list",
                "kind: youtube | exactly one of the keys channel and search",
                "kind: youtube, channel: UC1, search: x | exactly one of the keys channel and search",
                "kind: youtube, channel: UC1, quota: 0 | a number from 1 to 1000000",
                "kind: youtube, channel: UC1, comments: có | expected true or false",
                "kind: facebook | 'page' is missing",
                "kind: facebook, page: \"a/b\" | a name or an id",
                "kind: telegram | 'channel' is missing",
                "kind: telegram, channel: \"@kenh\" | a name or an id without a sign",
                "kind: sitemap | 'url' is missing",
                "kind: feed, url: \"https://b.example/\", hashtag: x | unknown key 'hashtag'"
            })
    void shouldRefuseWhatAKindDoesNotHave(String keys, String problem) {
        assertThat(problems(keys)).anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void shouldReadVideosWithAQuotaThatTheirListsFitIn() {
        // when
        Source channel = source("kind: youtube, channel: UC1, comments: false");
        Source search = source("kind: youtube, search: \"bắt nạt học đường\"");

        // then
        assertThat(channel.details()).isEqualTo(new Details.Videos("UC1", null, false, 2_000));
        assertThat(search.details()).isEqualTo(new Details.Videos(null, "bắt nạt học đường", true, 5_000));
        assertThat(channel.url()).isEqualTo("https://www.googleapis.com/youtube/v3/");
        assertThat(channel.every()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldReadPagesAndChannels() {
        assertThat(source("kind: facebook, page: trang").details()).isEqualTo(new Details.FacebookPage("trang", true));
        assertThat(source("kind: telegram, channel: kenh").details()).isEqualTo(new Details.Channel("kenh"));
        assertThat(source("kind: telegram, channel: kenh").url()).isEqualTo("https://t.me/");
    }

    @Test
    void shouldReadAForum() {
        // given
        String keys =
                "kind: forum, url: \"https://f.example/\", threads: \"h3 a\", post: article, post-id: id, text: .t";

        // then
        assertThat(source(keys).details())
                .isEqualTo(new Details.Forum("h3 a", "article", "id", ".t", null, null, null));
        assertThat(source(keys + ", author: .a, time: time, next: .n").details())
                .isEqualTo(new Details.Forum("h3 a", "article", "id", ".t", ".a", "time", ".n"));
        refused(keys.replace("article", "\"[\""), "not a CSS selector");
        refused(keys.replace(", text: .t", ""), "'text' is missing");
        refused(keys.replace("post-id: id", "post-id: \"a b\""), "a name or an id");
    }

    @Test
    void shouldReadCommentsOfASourceWhosePagesAreThePosts() {
        // when
        Source source = source(NEWS + ", comments: {" + COMMENTS + ", author: /user/name, time: /at, next: /next}");

        // then
        assertThat(source.comments())
                .isEqualTo(new CommentThread(
                        "https://c.example/?u={url}", null, "/data", "/id", "/body", "/user/name", "/at", "/next"));
        assertThat(source(NEWS).comments()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{url} | /{id} | {id} needs the key 'id'",
                "c.example/?u={url} | c.example/ | expected an address with {id} or {url}",
                "https://c.example/?u={url} | ftp://c.example/{url} | Only http and https",
                "https://c.example/?u={url} | https://{url}/x | the host of an address cannot be filled in",
                "items: /data | items: data | a JSON pointer such as",
                "items: /data |  | 'items' is missing",
                "comment-id: /id | comment-id: id | a JSON pointer such as",
                "text: /body | text: /body, id: box | expected SELECTOR@ATTRIBUTE",
                "text: /body | text: /body, id: '[@x' | not a CSS selector",
                "text: /body | text: /body, likes: /x | unknown key 'likes'"
            })
    void shouldRefuseCommentsThatCannotBeFound(String from, String to, String problem) {
        // given
        String comments = COMMENTS.replace(from, to == null ? "" : to).replace(", ,", ",");

        // then
        assertThat(problems(NEWS + ", comments: {" + comments + "}"))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void shouldRefuseCommentsWhereTheyAreNoLevelOrHaveNoPages() {
        refused(NEWS + ", comments: true", "'comments' must hold keys and values");
        refused("kind: hotline, url: \"https://h.example/\", comments: {" + COMMENTS + "}", "unknown key 'comments'");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Source(
                        "nguon",
                        Kind.HOTLINE,
                        "https://h.example/",
                        DeclaredAudience.GENERAL,
                        null,
                        Duration.ofMinutes(5),
                        10,
                        Duration.ZERO,
                        new Details.None(),
                        source(NEWS + ", comments: {" + COMMENTS + "}").comments(),
                        Account.INSTITUTION))
                .withMessageContaining("only pages have comments");
    }

    @Test
    void shouldRefuseAPersonsAccountWithoutItsCase() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Account(true, null, Instant.EPOCH))
                .withMessageContaining("needs a case and an end");
    }
}
