package org.lachan.ingest.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.ingest.intake.Category;
import org.lachan.ingest.intake.Sender;

final class ReportPageTest {
    private static final String TEXT = "Có trang bắt nạt bạn <b>em</b> trong lớp";

    @TempDir
    Path folder;

    private Page page;

    @BeforeEach
    void start() throws Exception {
        page = new Page(folder, 100);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void shouldTakeAReportAndGiveANumberWithoutRepeatingIt() throws Exception {
        // when
        HttpResponse<String> answer = page.fill(
                "vi",
                Map.of(
                        "reported_url", "trang.example/a",
                        "category", "bullying",
                        "text", TEXT,
                        "contact", "an@example.com"));

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsPattern("BC-261124-[0-9A-F]{10}")
                .contains("111")
                .doesNotContain("bắt nạt", "an@example.com", "trang.example");
        assertThat(page.published).singleElement().satisfies(filed -> {
            assertThat(filed.sender()).isEqualTo(Sender.PUBLIC);
            assertThat(filed.report().reportedUrl()).isEqualTo("https://trang.example/a");
            assertThat(filed.report().category()).isEqualTo(Category.BULLYING);
            assertThat(filed.report().text()).isEqualTo(TEXT);
            assertThat(filed.contactRef()).isNotNull();
        });
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void shouldCountAFormThatIsSentTwiceOnce() throws Exception {
        // given
        String stamp = Page.value(page.get("/report").body(), "stamp");
        page.watch.pass(Duration.ofSeconds(9));

        // when
        String first = page.send(stamp, "en", Map.of("text", "x")).body();
        String second = page.send(stamp, "en", Map.of("text", "x")).body();

        // then
        assertThat(first).contains("We have received your report").isEqualTo(second);
        assertThat(page.published).hasSize(1);
    }

    @Test
    void shouldSayBesideTheFieldWhatIsWrongAndKeepWhatWasTyped() throws Exception {
        // when
        HttpResponse<String> answer = page.fill(
                "vi", Map.of("reported_url", "trang này", "category", "x", "text", TEXT, "contact", "c".repeat(201)));

        // then
        assertThat(answer.statusCode()).isEqualTo(422);
        Document html = Jsoup.parse(answer.body());
        assertThat(html.title()).startsWith("Lỗi:");
        assertThat(html.select("[role=alert] li a").eachAttr("href"))
                .containsExactly("#reported_url", "#category", "#contact");
        for (String field : new String[] {"reported_url", "category", "contact"}) {
            Element input = Objects.requireNonNull(html.getElementById(field));
            assertThat(input.attr("aria-invalid")).isEqualTo("true");
            assertThat(input.attr("aria-describedby")).startsWith(field + "-bad");
            assertThat(Objects.requireNonNull(html.getElementById(field + "-bad"))
                            .text())
                    .isNotBlank()
                    .doesNotContain("??");
        }
        assertThat(Objects.requireNonNull(html.getElementById("text")).val()).isEqualTo(TEXT);
        assertThat(page.published).isEmpty();
    }

    @Test
    void shouldLabelEveryFieldAndNeedNoScript() throws Exception {
        // when
        Document html = Jsoup.parse(page.get("/report").body());

        // then
        assertThat(html.select("script, [onclick], [style]")).isEmpty();
        assertThat(html.select("input:not([type=hidden]), select, textarea"))
                .hasSize(5)
                .allSatisfy(field ->
                        assertThat(html.select("label[for=" + field.id() + "]")).hasSize(1));
        assertThat(html.select("[aria-describedby]"))
                .allSatisfy(field -> assertThat(html.getElementById(field.attr("aria-describedby")))
                        .isNotNull());
        assertThat(html.text()).doesNotContain("??");
        assertThat(html.select("input[type=file]")).isEmpty();
    }

    @Test
    void shouldSpeakVietnameseUnlessAskedForEnglish() throws Exception {
        assertThat(page.get("/report").body()).contains("<html lang=\"vi\"", "Báo nội dung gây hại cho trẻ em");
        assertThat(page.get("/report?lang=en").body()).contains("<html lang=\"en\"", "What happened");
        assertThat(page.send(page.request("/report").header("Accept-Language", "fr, en;q=0.8, vi;q=0.5"))
                        .body())
                .contains("<html lang=\"en\"");
        assertThat(page.send(page.request("/report?lang=vi").header("Accept-Language", "en"))
                        .body())
                .contains("<html lang=\"vi\"");
    }

    @Test
    void shouldAllowNoScriptNoFrameNoReferrerAndNoCopy() throws Exception {
        // when
        HttpResponse<String> answer = page.get("/report");

        // then
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("script", "unsafe");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.get("/report.css").headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(page.get("/nothing").body()).contains("Không có trang này");
        assertThat(page.get("/console/console.js").statusCode()).isEqualTo(404);
        assertThat(page.get("/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAFormThatCameBackTooSoonTooLateOrWasNotOurs() throws Exception {
        // given
        String stamp = Page.value(page.get("/report").body(), "stamp");

        // then
        HttpResponse<String> soon = page.send(stamp, "vi", Map.of("text", TEXT));
        assertThat(soon.statusCode()).isEqualTo(422);
        assertThat(Page.value(soon.body(), "stamp")).isEqualTo(stamp);

        page.watch.pass(Duration.ofHours(13));
        HttpResponse<String> late = page.send(stamp, "vi", Map.of("text", TEXT));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(Page.value(late.body(), "stamp")).isNotEqualTo(stamp);
        assertThat(Page.value(late.body(), "text")).isEqualTo(TEXT);

        String forged = stamp.substring(0, stamp.length() - 1) + (stamp.endsWith("0") ? "1" : "0");
        assertThat(page.send(forged, "vi", Map.of("text", TEXT)).statusCode()).isEqualTo(422);
        assertThat(page.send("", "vi", Map.of("text", TEXT)).statusCode()).isEqualTo(422);
        assertThat(page.published).isEmpty();
    }

    @Test
    void shouldNotThrowAwayWhatAMachineMayHaveFilled() throws Exception {
        // when
        HttpResponse<String> answer = page.fill("en", Map.of("text", TEXT, "website", "https://ads.example"));

        // then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("A hidden field was filled in").doesNotContain("ads.example");
        assertThat(page.published).isEmpty();
    }

    @Test
    void shouldRefuseAFormFromAnotherSite() throws Exception {
        // given
        String stamp = Page.value(page.get("/report").body(), "stamp");
        page.watch.pass(Duration.ofSeconds(20));

        // when
        HttpResponse<String> answer = page.send(page.request("/report")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("stamp=" + stamp + "&text=x")));

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(page.published).isEmpty();
    }

    @Test
    void shouldHoldOneAddressToItsRateAndKeepItsWords() throws Exception {
        // given
        String stamp = Page.value(page.get("/report").body(), "stamp");
        page.watch.pass(Duration.ofSeconds(20));
        for (int i = 0; i < 10; i++) {
            assertThat(page.send(stamp, "en", Map.of("text", TEXT + i)).statusCode())
                    .isEqualTo(200);
        }

        // when
        HttpResponse<String> answer = page.send(stamp, "en", Map.of("text", TEXT));

        // then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(Page.value(answer.body(), "text")).isEqualTo(TEXT);
        page.watch.pass(Duration.ofSeconds(60));
        assertThat(page.send(stamp, "en", Map.of("text", TEXT)).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheWordsWhileTheBrokerIsAway() throws Exception {
        // given
        page.away = true;

        // when
        HttpResponse<String> answer = page.fill("vi", Map.of("text", TEXT));

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Page.value(answer.body(), "text")).isEqualTo(TEXT);
    }

    @Test
    void shouldTakeTheLongestTextAndRefuseAFormWithoutEnd() throws Exception {
        // then
        assertThat(page.fill("vi", Map.of("text", "ữ".repeat(20_000))).statusCode())
                .isEqualTo(200);
        assertThat(page.fill("vi", Map.of("text", "ữ".repeat(20_001))).statusCode())
                .isEqualTo(422);
        assertThat(page.fill("vi", Map.of("text", "ữ".repeat(100_000))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldSayEverythingInBothLanguages() throws IOException {
        assertThat(messages("vi").keySet()).isEqualTo(messages("en").keySet());
        for (Category category : Category.values()) {
            assertThat(messages("vi").getProperty("category." + category.key())).isNotBlank();
        }
    }

    private static Properties messages(String language) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ReportPageTest.class.getResourceAsStream("/intake/messages_" + language + ".properties"))) {
            Properties messages = new Properties();
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return messages;
        }
    }
}
