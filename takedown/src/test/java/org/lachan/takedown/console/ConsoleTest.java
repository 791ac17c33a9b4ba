package org.lachan.takedown.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.avro.HarmCode;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.cases.CaseState;

class ConsoleTest {

    private static final Pattern OPTION =
            Pattern.compile("name=\"legalBasis\"[^>]*value=\"([^\"]+)\"[^>]*checked=\"checked\"");

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
    @ValueSource(strings = {"/", "/cases", "/cases/rows", "/requests", "/search", "/urls/new", "/audit", "/actuator"})
    void shouldAskForALogIn(String path) throws Exception {
        // when
        var response = stranger().get(path);

        // then
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void shouldNotTellAStrangerWhichAccountsExist() throws Exception {
        // given
        console.bean(Accounts.class)
                .add("tam", "Tâm (mẫu)", TestConsole.PASSWORD, java.util.Set.of(Role.OPERATOR), Actor.SYSTEM);
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();

        // when
        for (int i = 0; i < 7; i++) {
            known.add(wrong("tam"));
            unknown.add(wrong("khong-co"));
        }

        // then
        assertThat(known).isEqualTo(unknown);
    }

    private static String wrong(String username) throws Exception {
        Browser stranger = stranger();
        String form = stranger.get("/login").body();
        return stranger.post("/login", form, "username", username, "password", "wrong")
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void shouldRefuseTextThatCannotBeStored() throws Exception {
        // given
        Browser lan = as("lan");

        // when
        var refused =
                lan.post("/urls", lan.get("/urls/new").body(), "url", "https://bao.example/moi", "note", "a\u0000b");

        // then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("data-status=\"422\"");
    }

    @Test
    void shouldSetItsSecurityHeadersAndCookie() throws Exception {
        // when
        var response = stranger().get("/login");

        // then
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Set-Cookie").orElse(""))
                .contains("lachan=", "HttpOnly", "SameSite=Lax");
        assertThat(response.body()).doesNotContain("style=\"").doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void shouldRefuseAFormWithoutItsToken() throws Exception {
        // given
        UUID id = console.take(console.flag("token", HarmCode.PII, "Bản tin").build());

        // when
        var response = as("lan").postWithoutToken("/cases/" + id + "/decision", "version", "1", "verdict", "DISMISSED");

        // then
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(console.caseOf("token").state()).isInstanceOf(CaseState.Open.class);
    }

    @Test
    void shouldLetAnAnalystDecideOnceAndTellTheSecondOneWhatHappened() throws Exception {
        // given
        UUID id = console.take(console.flag("decide", HarmCode.PII, "Bản tin").build());
        Browser lan = as("lan");
        String page = lan.get("/cases/" + id).body();
        String[] form = {"version", value(page, "version"), "verdict", "CONFIRMED", "harmCode", "PII", "comment", ""};

        // when
        var first = lan.post("/cases/" + id + "/decision", page, form);
        var second = lan.post("/cases/" + id + "/decision", page, form);

        // then
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(lan.get("/cases/" + id).body()).contains("data-state=\"CONFIRMED\"", "class=\"flash\"");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("data-status=\"409\"").doesNotContain("Exception");
    }

    @Test
    void shouldKeepAnApproverFromDecidingAndAnAnalystFromApproving() throws Exception {
        // given
        UUID id = console.take(console.flag("roles", HarmCode.PII, "Bản tin").build());
        String request = drafted("lan", "roles-2");

        // when
        Browser minh = as("minh");
        var decided = minh.post(
                "/cases/" + id + "/decision", minh.get("/cases").body(), "version", "1", "verdict", "DISMISSED");
        Browser lan = as("lan");
        var approved = lan.post(
                "/requests/" + request + "/approve", lan.get("/requests").body(), "sequence", "2");

        // then
        assertThat(decided.statusCode()).isEqualTo(403);
        assertThat(approved.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRefuseTheSamePersonAndAcceptAnother() throws Exception {
        // given
        String request = drafted("ha", "four-eyes");
        Browser ha = as("ha");
        String page = ha.get("/requests/" + request).body();
        ha.post("/requests/" + request + "/submit", page, "sequence", value(page, "sequence"));

        // when
        String own = ha.get("/requests/" + request).body();
        var same = ha.post("/requests/" + request + "/approve", own, "sequence", value(own, "sequence"));
        Browser minh = as("minh");
        String other = minh.get("/requests/" + request).body();
        var another = minh.post("/requests/" + request + "/approve", other, "sequence", value(other, "sequence"));

        // then
        assertThat(same.statusCode()).isEqualTo(409);
        assertThat(same.body()).contains("Người duyệt phải là người khác");
        assertThat(another.statusCode()).isEqualTo(302);
        assertThat(minh.get("/requests/" + request).body()).contains("data-state=\"APPROVED\"");
    }

    @Test
    void shouldShowHostileTextAsText() throws Exception {
        // given
        String text = "<script>alert('x')</script> 😀 <img src=x onerror=alert(1)> em bé";
        UUID id = console.take(console.flag("xss%22%3E%3Cscript%3E", HarmCode.PII, text)
                .setReasons(List.of(TestConsole.reason(text, "em bé", "cue:\"><script>", 1)))
                .build());

        // when
        String page = as("lan").get("/cases/" + id).body();

        // then
        assertThat(page)
                .doesNotContain("<script>alert", "<img src=x")
                .doesNotContain("\"><script>")
                .contains("&lt;script&gt;", "</sup>em bé</mark>");
    }

    @Test
    void shouldShowNothingOfAMatchWithAHashList() throws Exception {
        // given
        UUID id = console.take(console.match("matched").build());

        // when
        String page = as("lan").get("/cases/" + id).body();

        // then
        assertThat(page)
                .contains("class=\"withheld\"")
                .doesNotContain("class=\"text\"", "https://bao.example/doi-song/matched", "<img src=\"http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void shouldRenderEveryPageInBothLanguages(String language) throws Exception {
        // given
        UUID open = console.take(
                console.flag("pages-" + language, HarmCode.PII, "Bản tin").build());
        String request = drafted("lan", "pages-request-" + language);
        String caseId = console.caseOf("pages-request-" + language).id().toString();
        Browser lan = as("lan");
        Browser quynh = as("quynh");

        // then
        for (String path : List.of(
                "/",
                "/cases",
                "/cases?state=CONFIRMED&code=PII",
                "/cases/rows",
                "/cases/" + open,
                "/urls/new",
                "/search?url=https://bao.example/x",
                "/search?url=nonsense",
                "/requests",
                "/requests/" + request,
                "/requests/" + request + "/draft",
                "/cases/" + caseId)) {
            complete(
                    lan.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language)
                            .body(),
                    path);
        }
        complete(quynh.get("/audit?lang=" + language).body(), "/audit");
        complete(stranger().get("/login?lang=" + language).body(), "/login");
        var nowhere = lan.get("/nowhere?lang=" + language);
        complete(nowhere.body(), "/nowhere");
        assertThat(nowhere.body()).contains("data-status=\"404\"", "class=\"who\"");
        complete(lan.get("/cases/no-id?lang=" + language).body(), "/cases/no-id");
        assertThat(lan.get("/").body()).contains("lang=\"" + language + "\"");
    }

    @Test
    void shouldPrintTheDraftLetter() throws Exception {
        // given
        String request = drafted("lan", "letter");

        // when
        var letter = as("minh").bytes("/requests/" + request + "/letter.pdf");

        // then
        assertThat(letter.statusCode()).isEqualTo(200);
        assertThat(new String(letter.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void shouldKeepTheDraftersWordsWhenADraftIsRefused() throws Exception {
        // given
        UUID id = confirmed("lan", "kept");
        Browser lan = as("lan");

        // when
        var refused = lan.post(
                "/cases/" + id + "/request",
                lan.get("/cases/" + id + "/request").body(),
                "letterKind",
                "REMOVAL_REQUEST",
                "addressee",
                "bao-mau",
                "addresseeLanguage",
                "vi",
                "subject",
                "Trích yếu riêng",
                "facts",
                "Sự việc riêng",
                "reasons",
                "Lý do riêng",
                "action",
                "REMOVE",
                "actionRationale",
                "",
                "territorialScope",
                "VN");

        // then
        assertThat(refused.statusCode()).isIn(409, 422);
        assertThat(refused.body()).contains("Trích yếu riêng", "Sự việc riêng", "Lý do riêng", "class=\"flash bad\"");
    }

    @Test
    void shouldEndASessionWhoseAccountIsDisabled() throws Exception {
        // given
        Browser van = as("van");
        assertThat(van.get("/").statusCode()).isEqualTo(200);

        // when
        console.bean(Accounts.class).disable("van", Actor.SYSTEM);

        // then
        assertThat(van.get("/").statusCode()).isEqualTo(302);
        console.bean(Accounts.class).enable("van", Actor.SYSTEM);
    }

    @Test
    void shouldShowAnOperatorNoSealedMaterialAndAnAuditorTheChain() throws Exception {
        assertThat(as("van").get("/cases").statusCode()).isEqualTo(403);
        assertThat(as("van").get("/audit").statusCode()).isEqualTo(403);
        assertThat(as("quynh").get("/audit").body()).contains("id=\"audit-head\"");
    }

    private static Browser stranger() {
        return new Browser(console.address());
    }

    private static Browser as(String username) throws Exception {
        return stranger().login(username);
    }

    private static void complete(String page, String path) {
        assertThat(page).as(path).doesNotContain("??").containsAnyOf("</html>", "</table>", "class=\"tabs\"");
    }

    private static UUID confirmed(String analyst, String postId) throws Exception {
        UUID id = console.take(console.flag(postId, HarmCode.PII, "Bản tin").build());
        Browser browser = as(analyst);
        String page = browser.get("/cases/" + id).body();
        browser.post(
                "/cases/" + id + "/decision",
                page,
                "version",
                value(page, "version"),
                "verdict",
                "CONFIRMED",
                "harmCode",
                "PII");
        return id;
    }

    /** Drafts with what the form proposes. */
    private static String drafted(String analyst, String postId) throws Exception {
        UUID id = confirmed(analyst, postId);
        Browser browser = as(analyst);
        String form = browser.get("/cases/" + id + "/request").body();
        Matcher basis = OPTION.matcher(form);
        assertThat(basis.find()).as(form).isTrue();
        var response = browser.post(
                "/cases/" + id + "/request",
                form,
                "letterKind",
                "REMOVAL_REQUEST",
                "addressee",
                "bao-mau",
                "addresseeLanguage",
                "vi",
                "subject",
                "đề nghị ẩn danh",
                "facts",
                "Sự việc.",
                "reasons",
                "Lý do.",
                "legalBasis",
                basis.group(1),
                "action",
                "ANONYMISE",
                "actionRationale",
                "",
                "territorialScope",
                "VN");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        String location = response.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String value(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }
}
