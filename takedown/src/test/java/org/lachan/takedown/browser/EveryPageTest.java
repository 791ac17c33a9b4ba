package org.lachan.takedown.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.takedown.cases.VerdictKind;

/** Every page in each of its states, in both languages; {@code -Dlachan.pictures=folder} also leaves pictures to look at. */
@ExtendWith(InChromium.class)
class EveryPageTest {

    private static Map<String, List<String>> pages;

    @BeforeAll
    static void fill(Stage stage) {
        String review = "/requests/" + stage.submitted("page-review", Stage.LAN).id();
        String open = "/cases/" + stage.open("page-open");
        String confirmed = "/cases/" + stage.decided("page-confirmed", VerdictKind.CONFIRMED);
        String draft = "/requests/" + stage.drafted("page-draft", Stage.LAN).id();
        pages = Map.of(
                "",
                List.of("/login", "/login?wrong", "/login?out"),
                "lan",
                List.of(
                        "/",
                        "/cases",
                        "/cases?state=CLEARED&code=CSAM",
                        open,
                        "/cases/" + stage.matched("page-matched"),
                        confirmed,
                        "/cases/" + stage.decided("page-dismissed", VerdictKind.DISMISSED),
                        "/cases/" + stage.decided("page-out-of-scope", VerdictKind.OUT_OF_SCOPE),
                        "/cases/" + stage.decided("page-handed-off", VerdictKind.HANDED_OFF),
                        confirmed + "/request",
                        open + "/request",
                        "/requests",
                        "/requests?state=REJECTED",
                        draft,
                        draft + "/draft",
                        review,
                        "/requests/" + stage.returned("page-returned").id(),
                        "/requests/" + stage.rejected("page-rejected").id(),
                        "/requests/" + stage.approved("page-approved").id(),
                        "/urls/new",
                        "/search",
                        "/search?url=https://bao.example/doi-song/page-draft",
                        "/search?url=https://bao.example/khac",
                        "/search?url=nonsense",
                        "/audit",
                        "/nowhere",
                        "/cases/no-id",
                        "/error"),
                "minh",
                List.of(open, review),
                "ha",
                List.of("/requests/" + stage.submitted("page-own", Stage.HA).id()),
                "quynh",
                List.of("/audit", "/audit?before=1"),
                "van",
                List.of("/", "/cases"));
    }

    @ParameterizedTest
    @CsvSource({"vi,''", "vi,lan", "vi,minh", "vi,ha", "vi,quynh", "vi,van", "en,''", "en,lan", "en,minh", "en,quynh"})
    void shouldBeAccessible(String language, String username, Visitors visitors) {
        // given
        Visit visit = visitors.arrive();
        if (!username.isEmpty()) {
            visit.login(username).mustBeOn("/");
        }
        visit.open("/login?lang=" + language);
        List<String> faults = new ArrayList<>();

        // when
        for (String path : pages.getOrDefault(username, List.of())) {
            visit.open(path);
            faults.addAll(visit.faults());
            if (language.equals("vi")) {
                faults.addAll(visit.narrowFaults());
            }
            picture(visit, language, username, path);
            assertThat(visit.outline().get("language")).as(path).isEqualTo(language);
        }

        // then
        assertThat(faults).isEmpty();
    }

    private static void picture(Visit visit, String language, String username, String path) {
        String folder = System.getProperty("lachan.pictures");
        if (folder != null) {
            String name = language + "-" + username + path.replaceAll("[^a-zA-Z0-9]+", "_");
            visit.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
            visit.page().setViewportSize(320, 640);
            visit.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, "narrow-" + name + ".png"))
                            .setFullPage(true));
            visit.page().setViewportSize(1280, 800);
        }
    }
}
