package org.lachan.launcher.sampleweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWebTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private Path folder;
    private SampleWeb web;

    @BeforeEach
    void open(@TempDir Path empty) throws IOException {
        folder = empty;
        web = SampleWeb.open(folder);
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void shouldHoldAtLeastThreeHundredDistinctItems() {
        // when
        Set<String> items = new HashSet<>();
        new Newspaper("vi", 1, "").stories().forEach(story -> items.add(story.path()));
        new Newspaper("en", 1, "").stories().forEach(story -> items.add("en" + story.path()));
        new Timeline(1, "").statuses().forEach(status -> items.add(status.text()));
        new Hotline(1, call -> "").calls().forEach(call -> items.add(call.text()));

        // then
        assertThat(items).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void shouldExpectTheseNumbers() {
        assertThat(SampleWeb.expected()).isEqualTo(new Expected(325, 1, 321, 21, 21, 11, 1));
    }

    @Test
    void shouldBeTheSameWebWhenOpenedAgain() throws Exception {
        // given
        String address = web.base(Site.NEWS_VI);
        String before = get(address + Newspaper.MAIN_FEED).body();
        web.turnTo(2);
        web.close();

        // when
        web = SampleWeb.open(folder);

        // then
        assertThat(web.base(Site.NEWS_VI)).isEqualTo(address);
        assertThat(web.edition()).isEqualTo(2);
        assertThat(get(address + Newspaper.MAIN_FEED).body()).isEqualTo(before);
    }

    @Test
    void shouldStayTheWebThatAFormerVersionPrinted() throws Exception {
        // given
        web.turnTo(2);
        String path = new Newspaper("vi", 2, "").stories().get(2).path();
        String now = get(web.base(Site.NEWS_VI) + path).body();
        web.close();
        Files.writeString(folder.resolve("edition"), "2");

        // when
        web = SampleWeb.open(folder);

        // then
        assertThat(now).contains("<figure>");
        assertThat(get(web.base(Site.NEWS_VI) + path).body()).isNotEqualTo(now).doesNotContain("<figure>");
    }

    @Test
    void shouldSayWhichRememberedPortIsTaken() throws Exception {
        // given
        String host = web.base(Site.NEWS_EN).substring("http://".length());
        web.close();
        int colon = host.indexOf(':');

        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1))));

            // when / then
            assertThatThrownBy(() -> SampleWeb.open(folder))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining(host);
        }
    }

    @Test
    void shouldAnswerNotModifiedToItsOwnEtag() throws Exception {
        // given
        String url = web.base(Site.NEWS_EN) + Newspaper.ATOM;
        String etag = get(url).headers().firstValue("etag").orElseThrow();

        // when
        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("If-None-Match", etag)
                        .build(),
                BodyHandlers.ofString());

        // then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void shouldChangeOnlyWhatTheSecondEditionChanges() throws Exception {
        // given
        List<Story> stories = new Newspaper("vi", 1, "").stories();
        List<String> before = bodies(stories);

        // when
        web.turnTo(2);

        // then
        List<String> after = bodies(stories);
        assertThat(after.get(0)).contains("Cập nhật:").isNotEqualTo(before.get(0));
        assertThat(get(web.base(Site.NEWS_VI) + stories.get(1).path()).statusCode())
                .isEqualTo(410);
        assertThat(after.get(2))
                .isNotEqualTo(before.get(2))
                .contains(stories.get(2).paragraphs().get(0));
        assertThat(after.subList(3, after.size())).isEqualTo(before.subList(3, before.size()));
    }

    @Test
    void shouldGiveTheWholeTimelineByFollowingItsLinks() throws Exception {
        // given
        Pattern next = Pattern.compile("<([^>]+)>; rel=\"next\"");
        String url = web.base(Site.TIMELINE) + Timeline.PATH + "?local=true&limit=40";
        List<String> ids = new ArrayList<>();

        // when
        while (!url.isEmpty()) {
            HttpResponse<String> page = get(url);
            Pattern.compile("\\{\"id\":\"(\\d+)\"")
                    .matcher(page.body())
                    .results()
                    .forEach(id -> ids.add(id.group(1)));
            url = page.headers()
                    .firstValue("link")
                    .flatMap(link -> next.matcher(link).results().findFirst())
                    .map((MatchResult link) -> link.group(1))
                    .orElse("");
        }

        // then
        assertThat(ids).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void shouldListEveryStorySomewhere() throws Exception {
        // when
        String listings = get(web.base(Site.NEWS_VI) + Newspaper.MAIN_FEED).body()
                + get(web.base(Site.NEWS_VI) + Newspaper.LIST).body();

        // then
        assertThat(new Newspaper("vi", 1, "").stories())
                .allSatisfy(story -> assertThat(listings).contains(story.path()));
    }

    @Test
    void shouldNameTheReportedAddress() throws Exception {
        // when
        String csv = get(web.base(Site.HOTLINE) + Hotline.PATH).body();

        // then
        assertThat(csv).startsWith("reference,received_at,group,reported_url,text\r\n");
        assertThat(csv).contains(",harmful-content," + web.base(Site.TIMELINE) + "/@");
        assertThat(csv).contains(web.base(Site.NEWS_VI) + "/doi-song/nan-nhan-nhi-lo-danh-tinh.html");
    }

    private List<String> bodies(List<Story> stories) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (Story story : stories) {
            boolean plain = story.kind() == Story.Kind.PLAIN;
            bodies.add(plain ? get(web.base(Site.NEWS_VI) + story.path()).body() : "");
        }
        return bodies;
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
