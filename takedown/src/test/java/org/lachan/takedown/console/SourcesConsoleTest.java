package org.lachan.takedown.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.HarmCode;
import org.lachan.avro.SourceStatus;
import org.lachan.content.crawl.SourceReports;
import org.lachan.content.sources.SourceList;

/** Sources in the console and in the public register, over HTTP and without a script. */
class SourcesConsoleTest {

    private static final String LIST = """
            sources:
              - id: bao-mau
                kind: feed
                url: https://bao.example/rss
                audience: general
              - id: thieu-nien
                kind: pages
                url: https://thieu-nien.example/moi
                audience: children
                links: h2 a
            """;

    @TempDir
    Path data;

    private TestConsole console;

    @BeforeEach
    void start() {
        console = TestConsole.start(data, 0);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void shouldShowSourcesToOperatorsAuditorsAndAnalystsOnly() throws Exception {
        // given
        Map<String, Browser> people =
                Map.of("van", as("van"), "quynh", as("quynh"), "lan", as("lan"), "minh", as("minh"), "", stranger());

        // then
        assertThat(answers(people, "/sources"))
                .containsOnly(
                        entry("van", 200), entry("quynh", 200), entry("lan", 200), entry("minh", 403), entry("", 302));
        assertThat(answers(people, "/sources/new"))
                .containsOnly(
                        entry("van", 200), entry("quynh", 403), entry("lan", 403), entry("minh", 403), entry("", 302));
    }

    private static Map<String, Integer> answers(Map<String, Browser> people, String path) throws Exception {
        Map<String, Integer> answers = new HashMap<>();
        for (Map.Entry<String, Browser> person : people.entrySet()) {
            answers.put(person.getKey(), person.getValue().get(path).statusCode());
        }
        return answers;
    }

    @Test
    void shouldTakeTwoOperatorsToPutAListInForce() throws Exception {
        // given
        Browser van = as("van");
        Browser binh = as("binh");

        // when
        String proposal = propose(van, LIST.replace("\n", "\r\n"));
        String own = van.get(proposal).body();
        var self = van.post(proposal + "/release", own, "inForce", "");
        String others = binh.get(proposal).body();
        var release = binh.post(proposal + "/release", others, "inForce", "");

        // then
        assertThat(own).doesNotContain("id=\"release\"").contains("Bạn đã đề xuất danh sách này");
        assertThat(self.statusCode()).isEqualTo(409);
        assertThat(self.body()).contains("không được tự công bố");
        assertThat(others).contains("id=\"release\"", "<b>bao-mau</b>", "<b>thieu-nien</b>");
        assertThat(release.statusCode()).isEqualTo(302);
        assertThat(binh.get(proposal).body()).contains("data-state=\"RELEASED\"");
        assertThat(van.get("/sources").body()).contains(SourceList.version(LIST), "data-source=\"bao-mau\"");
    }

    @Test
    void shouldNotLetAnAuditorOrAnAnalystJudge() throws Exception {
        // given
        String proposal = propose(as("van"), LIST);

        // when
        Browser quynh = as("quynh");
        String page = quynh.get(proposal).body();

        // then
        assertThat(page).doesNotContain("id=\"release\"", "id=\"return\"");
        assertThat(quynh.post(proposal + "/release", page, "inForce", "").statusCode())
                .isEqualTo(403);
        assertThat(as("lan").post(proposal + "/return", page, "reason", "x").statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldShowEveryProblemBesideItsLine() throws Exception {
        // given
        Browser van = as("van");
        String form = van.get("/sources/new").body();

        // when
        var refused = van.post(
                "/sources/proposals",
                form,
                "yaml",
                LIST.replace("kind: feed", "kind: rss").replace("children", "all"));

        // then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("2 chỗ phải sửa", ">Dòng 3<", ">Dòng 9<", "kind: rss", "audience: all")
                .contains("id: thieu-nien");
    }

    @Test
    void shouldReturnAListOnlyWithAReason() throws Exception {
        // given
        String proposal = propose(as("van"), LIST);
        Browser binh = as("binh");
        String page = binh.get(proposal).body();

        // when
        var nothing = binh.post(proposal + "/return", page);
        var returned = binh.post(proposal + "/return", page, "reason", "Thiếu diễn đàn.");

        // then
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(returned.statusCode()).isEqualTo(302);
        assertThat(binh.get(proposal).body()).contains("Đã trả lại", "Thiếu diễn đàn.");
    }

    @Test
    void shouldCompareWithTheListInForce() throws Exception {
        // given
        release(LIST, "");
        String next = LIST.replace("h2 a", "h3 a").replace("bao-mau", "bao-khac");

        // when
        String page = as("quynh").get(propose(as("van"), next)).body();

        // then
        assertThat(page)
                .contains("<b>bao-khac</b>", "<b>bao-mau</b>", ">links<", ">h2 a<", ">h3 a<")
                .contains(SourceList.version(LIST));
    }

    @Test
    void shouldListTheWorstFirstWithASentence() throws Exception {
        // given
        release(LIST + forum("dang-loi") + forum("bi-cam") + forum("thieu-khoa") + forum("tam-dung"), "");
        Instant now = Instant.now();
        tell(status("bao-mau", now, now)
                .setNewestPublishedAt(now.minusSeconds(600))
                .setNewestSeenAt(now.minusSeconds(300))
                .setFresh(7)
                .setErrors(Map.of("timeout", 3L)));
        tell(status("dang-loi", now, now.minus(5, ChronoUnit.HOURS)));
        tell(status("bi-cam", now, null).setErrors(Map.of("robots", 4L)));
        tell(status("thieu-khoa", now, null).setErrors(Map.of("key", 2L)));
        tell(status("tam-dung", now, now).setPausedHosts(List.of("dien-dan.example")));
        tell(status("cu", now, now));

        // when
        String page = as("van").get("/sources").body();
        String english = as("van").get("/sources?lang=en").body();

        // then
        assertThat(page.replaceAll("(?s).*?data-source=\"([a-z-]+)\"|.+$", "$1 ")
                        .strip())
                .isEqualTo("thieu-nien thieu-khoa bi-cam dang-loi tam-dung bao-mau cu");
        assertThat(page)
                .contains("Chưa lần đọc nào kết thúc", "Thiếu khóa hoặc mã truy cập", "robots.txt của trang cấm")
                .contains("lần đọc được gần nhất cách đây 5 giờ", "dien-dan.example", "quá thời gian: 3")
                .contains("không có trong danh sách đang hiệu lực");
        assertThat(english).contains("the last success was 5 h ago", "The site&#39;s robots.txt forbids");
    }

    @Test
    void shouldFilterByKindAndByTrouble() throws Exception {
        // given
        release(LIST, "");
        Instant now = Instant.now();
        tell(status("bao-mau", now, now));
        Browser van = as("van");

        // then
        assertThat(van.get("/sources?kind=PAGES").body())
                .contains("data-source=\"thieu-nien\"")
                .doesNotContain("data-source=\"bao-mau\"");
        assertThat(van.get("/sources?troubled=true").body())
                .contains("data-source=\"thieu-nien\"")
                .doesNotContain("data-source=\"bao-mau\"");
        assertThat(van.get("/sources?kind=nonsense").statusCode()).isEqualTo(422);
    }

    @Test
    void shouldWarnOfAnAccountWhoseCaseWasClosed() throws Exception {
        // given
        var id = console.take(console.flag("followed", HarmCode.PII, "Bản tin").build());
        release(LIST + account(id.toString()), "");
        Browser lan = as("lan");
        String before = lan.get("/sources").body();

        // when
        lan.post("/cases/" + id + "/decision", lan.get("/cases/" + id).body(), "version", "1", "verdict", "DISMISSED");

        // then
        assertThat(before).doesNotContain("vụ việc nêu ra không còn mở");
        assertThat(lan.get("/sources").body()).contains("vụ việc nêu ra không còn mở");
    }

    @Test
    void shouldTellStrangersWhatIsInForceAndNothingOfPersons() throws Exception {
        // given
        HttpResponse<String> before = stranger().get("/register/sources");
        HttpResponse<String> emptyJson = stranger().get("/register/sources.json");
        var id = console.take(console.flag("followed", HarmCode.PII, "Bản tin").build());
        String list = LIST + account(id.toString());
        release(list, "");

        // when
        HttpResponse<String> page = stranger().get("/register/sources?lang=en");
        HttpResponse<String> json = stranger().get("/register/sources.json");

        // then
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body()).contains("Chưa có danh sách nguồn nào được công bố");
        assertThat(emptyJson.body()).isEqualTo("{\"releasedAt\":null,\"sources\":[],\"version\":null}");
        assertThat(page.body())
                .contains("bao-mau", "thieu-nien.example", "One account, bound to a case, until")
                .doesNotContain("ai-do", "mot-nguoi", "mang.example", id.toString())
                .doesNotContainPattern("p-[0-9a-f]{12}");
        assertThat(json.body())
                .contains("\"version\":\"" + SourceList.version(list) + "\"")
                .contains("\"host\":\"bao.example\",\"id\":\"bao-mau\",\"kind\":\"feed\",\"since\":")
                .contains("{\"kind\":\"mastodon\",\"oneAccount\":true,\"until\":")
                .doesNotContain("ai-do", "mot-nguoi", "mang.example", id.toString(), "p-", "van", "binh");
        assertThat(json.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(json.headers().firstValue("ETag")).isPresent();
        assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-cache");
    }

    private void release(String list, String inForce) throws Exception {
        String proposal = propose(as("van"), list);
        Browser binh = as("binh");
        var released = binh.post(proposal + "/release", binh.get(proposal).body(), "inForce", inForce);
        assertThat(released.statusCode()).as(released.body()).isEqualTo(302);
    }

    private static String propose(Browser operator, String list) throws Exception {
        var proposed =
                operator.post("/sources/proposals", operator.get("/sources/new").body(), "yaml", list);
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(302);
        String location = proposed.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/sources/"));
    }

    private static String forum(String id) {
        return "  - {id: " + id + ", kind: feed, url: 'https://" + id + ".example/', audience: general}\n";
    }

    private static String account(String caseId) {
        return "  - {id: mot-nguoi, kind: mastodon, url: 'https://mang.example/', audience: general, account: ai-do, case: '"
                + caseId + "', expires: '" + Instant.now().plus(20, ChronoUnit.DAYS) + "'}\n";
    }

    private void tell(SourceStatus.Builder status) {
        console.bean(SourceReports.class).put(status.getSourceId() + "@0", status.build());
    }

    private static SourceStatus.Builder status(String id, Instant polled, @Nullable Instant succeeded) {
        return SourceStatus.newBuilder()
                .setSourceId(id)
                .setPartition(0)
                .setAskedAt(polled)
                .setPolledAt(polled)
                .setSucceededAt(succeeded)
                .setAt(polled);
    }

    private Browser as(String username) throws Exception {
        return new Browser(console.address()).login(username);
    }

    private Browser stranger() {
        return new Browser(console.address());
    }
}
