package org.lachan.takedown.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.avro.Flag;
import org.lachan.avro.HarmCode;
import org.lachan.avro.ReportDetails;
import org.lachan.avro.SourceKind;

/** Forms that lack fields, and what a page says where it offers no form. */
class ConsoleFormsTest {

    private static final Pattern BASIS = Pattern.compile("name=\"legalBasis\"[^>]*value=\"([^\"]+)\"[^>]*checked");

    @TempDir
    static Path data;

    private static TestConsole console;

    @BeforeAll
    static void start() {
        console = TestConsole.start(data, 0);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @ParameterizedTest
    @CsvSource({
        "actionRationale,302",
        "letterKind,422",
        "addressee,409",
        "addresseeLanguage,422",
        "subject,422",
        "facts,422",
        "reasons,422",
        "legalBasis,409",
        "action,422",
        "territorialScope,422"
    })
    void shouldTakeAMissingFieldOfADraftAsEmpty(String missing, int status) throws Exception {
        // given
        Browser lan = as("lan");
        String path = "/cases/" + confirmed(lan, flag("without-" + missing)) + "/request";
        String page = lan.get(path).body();
        Map<String, String> fields = draft(page);
        fields.remove(missing);

        // when
        var response = lan.post(path, page, flat(fields));

        // then
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status != 302) {
            assertThat(response.body()).contains("class=\"flash bad\"", "id=\"facts\"");
        }
    }

    @Test
    void shouldDecideWithoutACommentAndRefuseADecisionWithoutAVerdict() throws Exception {
        // given
        UUID id = console.take(flag("no-comment").build());
        Browser lan = as("lan");
        String path = "/cases/" + id + "/decision";
        String page = lan.get("/cases/" + id).body();

        // when
        var nothing = lan.post(path, page);
        var noVerdict = lan.post(path, page, "version", "1");
        var noComment = lan.post(path, page, "version", "1", "verdict", "DISMISSED");

        // then
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(noVerdict.statusCode()).isEqualTo(422);
        assertThat(noComment.statusCode()).isEqualTo(302);
    }

    @Test
    void shouldTakeAnAddressWithoutANoteAndRefuseANoteWithoutAnAddress() throws Exception {
        // given
        Browser lan = as("lan");
        String page = lan.get("/urls/new").body();

        // when
        var noNote = lan.post("/urls", page, "url", "https://bao.example/khong-ghi-chu");
        var noAddress = lan.post("/urls", page, "note", "Có người báo");

        // then
        assertThat(noNote.statusCode()).isEqualTo(302);
        assertThat(noAddress.statusCode()).isEqualTo(422);
        assertThat(noAddress.body()).contains("id=\"problem\"", "Có người báo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "reject", "approve"})
    void shouldRefuseAJudgementThatSaysNothing(String act) throws Exception {
        // given
        Browser lan = as("lan");
        String path = "/cases/" + confirmed(lan, flag("judged-" + act)) + "/request";
        String form = lan.get(path).body();
        String request = lan.post(path, form, flat(draft(form)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        request = request.substring(request.indexOf("/requests/"));
        lan.post(request + "/submit", form, "sequence", "1");
        Browser minh = as("minh");
        String page = minh.get(request).body();

        // when
        var nothing = minh.post(request + "/" + act, page);
        var noComment = act.equals("approve") ? nothing : minh.post(request + "/" + act, page, "sequence", "2");

        // then
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(noComment.statusCode()).isEqualTo(422);
        assertThat(minh.get(request).body()).contains("data-state=\"IN_REVIEW\"");
    }

    @Test
    void shouldSayWhyAReportWithoutAnAddressHasNoRequest() throws Exception {
        // given
        Browser lan = as("lan");
        UUID id = confirmed(lan, call("call-without", null));

        // when
        String vi = lan.get("/cases/" + id).body();
        var direct = lan.get("/cases/" + id + "/request");
        String en = lan.get("/cases/" + id + "?lang=en").body();

        // then
        assertThat(vi)
                .containsPattern(
                        "id=\"undraftable\">.*tin báo này không nêu địa chỉ.*\\s*<a href=\"/urls/new\">Nhập địa chỉ</a></p>")
                .doesNotContain("id=\"draft\"");
        assertThat(en).contains("this report names no address of content").doesNotContain("id=\"draft\"");
        assertThat(direct.statusCode()).isEqualTo(409);
        assertThat(direct.body()).contains("Tin báo này không nêu địa chỉ của nội dung");
    }

    @Test
    void shouldOfferARequestForTheAddressThatAReportNames() throws Exception {
        // given
        Browser lan = as("lan");
        UUID id = confirmed(lan, call("call-with", "https://bao.example/doi-song/call-with"));

        // when
        String page = lan.get("/cases/" + id).body();

        // then
        assertThat(page).contains("id=\"draft\"").doesNotContain("id=\"undraftable\"");
    }

    @Test
    void shouldSayWhyAMatchOrACrimeHasNoRequest() throws Exception {
        // given
        Browser lan = as("lan");
        UUID crime = console.take(flag("crime").build());
        decide(lan, crime, "GROOM");
        UUID match = console.take(console.match("match").build());
        decide(lan, match, "PII");

        // then
        assertThat(lan.get("/cases/" + crime).body())
                .contains("vụ việc với mã này chỉ được chuyển cho công an")
                .doesNotContain("id=\"draft\"");
        assertThat(lan.get("/cases/" + match).body())
                .contains("trùng danh sách mã băm chỉ được chuyển cho công an")
                .doesNotContain("id=\"draft\"");
    }

    @Test
    void shouldTellAnApproverWhoDrafts() throws Exception {
        // given
        UUID id = confirmed(as("lan"), flag("approver"));

        // then
        assertThat(as("minh").get("/cases/" + id).body()).contains("id=\"undraftable\"", "chuyên viên là người soạn");
    }

    @Test
    void shouldMarkOnlyTheReadersOwnActs() throws Exception {
        // given
        Browser lan = as("lan");
        UUID id = confirmed(lan, flag("own"));

        // when
        String own = lan.get("/cases/" + id).body();
        String others = as("ha").get("/cases/" + id).body();

        // then
        assertThat(own)
                .containsPattern("<b>Quyết định</b>\\s*<span[^\\n]*<span>\\(bạn\\)</span>")
                .contains("p-... thay cho tài khoản");
        assertThat(others.split("<span>\\(bạn\\)</span>", -1))
                .as("only her reading of it")
                .hasSize(2);
    }

    private static Browser as(String username) throws Exception {
        return new Browser(console.address()).login(username);
    }

    private static Flag.Builder flag(String postId) throws IOException {
        return console.flag(postId, HarmCode.PII, "Bản tin");
    }

    private static Flag.Builder call(String postId, @Nullable String address) throws IOException {
        String own = "https://tong-dai.example/tin-bao.csv#" + postId;
        return flag(postId)
                .setSourceKind(SourceKind.HOTLINE)
                .setUrl(address == null ? own : address)
                .setReport(new ReportDetails("111-" + postId, "harmful-content", address));
    }

    private static UUID confirmed(Browser analyst, Flag.Builder flag) throws Exception {
        UUID id = console.take(flag.build());
        decide(analyst, id, "PII");
        return id;
    }

    private static void decide(Browser analyst, UUID id, String code) throws Exception {
        String page = analyst.get("/cases/" + id).body();
        var decided = analyst.post(
                "/cases/" + id + "/decision", page, "version", "1", "verdict", "CONFIRMED", "harmCode", code);
        assertThat(decided.statusCode()).isEqualTo(302);
    }

    private static Map<String, String> draft(String form) {
        Matcher basis = BASIS.matcher(form);
        assertThat(basis.find()).as(form).isTrue();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("letterKind", "REMOVAL_REQUEST");
        fields.put("addressee", "bao-mau");
        fields.put("addresseeLanguage", "vi");
        fields.put("subject", "đề nghị ẩn danh");
        fields.put("facts", "Sự việc.");
        fields.put("reasons", "Lý do.");
        fields.put("legalBasis", basis.group(1));
        fields.put("action", "ANONYMISE");
        fields.put("actionRationale", "");
        fields.put("territorialScope", "VN");
        return fields;
    }

    private static String[] flat(Map<String, String> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toArray(String[]::new);
    }
}
