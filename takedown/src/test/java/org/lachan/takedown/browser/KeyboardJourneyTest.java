package org.lachan.takedown.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.console.TestConsole;

/** What people come to the console for, without a mouse. */
@ExtendWith(InChromium.class)
class KeyboardJourneyTest {

    @Test
    void shouldCarryACaseFromTheQueueToAReleasedLetter(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.open("journey-letter");

        // when
        Visit lan = visitors.arrive();
        lan.open("/login");
        lan.mustBeAccessible()
                .fillLogin("lan", TestConsole.PASSWORD)
                .mustBeOn("/")
                .mustBeAccessible();
        confirm(lan, id);
        String request = draft(lan);
        lan.tabAndEnter("header form button");
        lan.mustBeOn("/login\\?out").mustBeAccessible();

        // then
        Visit minh = visitors.arrive();
        release(minh, request);
        minh.mustBeIn("APPROVED").mustBeAccessible();
        minh.mustFocus(".flash");
    }

    private static void confirm(Visit lan, UUID id) {
        lan.tabAndEnter("nav a[href='/cases']");
        lan.mustBeOn("/cases").mustBeAccessible();
        lan.press("j");
        lan.goTo("#case-" + id, "j").press("k", "ArrowDown");
        lan.mustFocus("#case-" + id);
        lan.press("Enter");
        lan.mustBeOn("/cases/" + id).mustBeIn("OPEN").mustBeAccessible();
        lan.press("c");
        lan.mustFocus("#harmCode");
        lan.page().keyboard().type("PII");
        lan.tabTo("#comment").type("Đã đối chiếu với nguồn.");
        lan.tabAndEnter("#decide button");
        lan.mustBeIn("CONFIRMED").mustBeAccessible();
        lan.mustFocus(".flash");
    }

    private static String draft(Visit lan) {
        lan.tabAndEnter("#draft");
        lan.mustBeOn("/cases/[^/]+/request").mustBeAccessible();
        lan.tabTo("#subject").type("V/v đề nghị ẩn danh chi tiết nhận ra trẻ em");
        lan.tabAndEnter("main button[type=submit]");
        lan.mustBeIn("DRAFT").mustBeAccessible();
        lan.tabAndEnter("#submit button");
        lan.mustBeIn("IN_REVIEW").mustBeAccessible();
        return lan.find("#content").getAttribute("data-request");
    }

    private static void release(Visit minh, String request) {
        minh.login("minh").mustBeOn("/").mustBeAccessible();
        minh.tabAndEnter("nav a[href='/requests']");
        minh.mustBeOn("/requests").mustBeAccessible();
        minh.tabAndEnter("a[href='/requests/" + request + "']");
        minh.mustBeIn("IN_REVIEW").mustBeAccessible();
        byte[] letter = minh.tabTo("#letter").fetch("/requests/" + request + "/letter.pdf");
        assertThat(new String(letter, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        minh.open("/requests/" + request);
        minh.tabAndEnter("#approve button");
    }

    @Test
    void shouldDismissACaseWithoutASingleShortcut(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.open("journey-dismissed");
        Visit lan = visitors.arrive().login("lan").mustBeOn("/");

        // when
        lan.tabAndEnter("a.tile[href='/cases?state=OPEN']");
        lan.mustBeOn("/cases\\?state=OPEN").tabAndEnter("#case-" + id);
        lan.mustBeIn("OPEN").tabTo("input[name=verdict]").press("ArrowDown");
        lan.tabAndEnter("#decide button");

        // then
        lan.mustBeIn("DISMISSED").mustBeAccessible().mustSay(".flash", "không vi phạm");
    }

    @Test
    void shouldKeepWhatWasTypedWhenADecisionLacksItsCode(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.open("journey-no-code");
        Visit lan = visitors.arrive().login("lan").mustBeOn("/");
        lan.open("/cases/" + id);

        // when
        lan.press("c");
        lan.tabTo("#comment").type("Còn phải xem lại");
        lan.tabAndEnter("#decide button");

        // then
        lan.mustSay("#problem", "mã tổn hại").mustBeAccessible().mustFocus("#problem");
        assertThat(lan.find("#verdict-CONFIRMED")).isChecked();
        assertThat(lan.find("#comment")).hasValue("Còn phải xem lại");
        assertThat(lan.outline().get("title").toString()).startsWith("Lỗi: ");
        lan.mustBeIn("OPEN");
    }

    @Test
    void shouldKeepTheDraftThatAsksForMoreThanItExplains(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.decided("journey-refused-draft", VerdictKind.CONFIRMED);
        Visit lan = visitors.arrive().login("lan").mustBeOn("/");
        lan.open("/cases/" + id + "/request");

        // when
        lan.tabTo("#subject").type("V/v nội dung đã nêu");
        lan.tabTo("input[name=action]").goTo("#action-REMOVE", "ArrowDown");
        lan.tabAndEnter("main button[type=submit]");

        // then
        lan.mustSay("[role=alert]", "cần nêu lý do").mustBeAccessible().mustFocus("[role=alert]");
        assertThat(lan.find("#subject")).hasValue("V/v nội dung đã nêu");
        assertThat(lan.find("#action-REMOVE")).isChecked();
    }

    @Test
    void shouldSayWhyALogInFailsAndSpeakTheOtherLanguage(Stage stage, Visitors visitors) {
        // given
        stage.person("khoa", Role.ANALYST);
        Visit khoa = visitors.arrive();
        khoa.open("/login");

        // when
        for (int i = 0; i < 5; i++) {
            khoa.fillLogin("khoa", "sai").mustBeOn("/login\\?wrong");
        }
        khoa.mustBeAccessible().fillLogin("khoa", TestConsole.PASSWORD);

        // then
        khoa.mustBeOn("/login\\?wrong").mustSay("#wrong", "tài khoản đang bị khóa");
        assertThat(khoa.find("#username")).hasAttribute("aria-describedby", "wrong");
        khoa.tabAndEnter("a[hreflang=en]");
        khoa.mustSay("h1", "Log in").fillLogin("khoa", "sai");
        khoa.mustBeOn("/login\\?wrong")
                .mustSay("#wrong", "the account is locked")
                .mustBeAccessible();
    }

    @Test
    void shouldKeepThePageWhenTheLanguageIsSwitched(Visitors visitors) {
        // given
        Visit lan = visitors.arrive().login("lan").mustBeOn("/");
        lan.open("/search?url=https://bao.example/mot-hai?a=1%262");

        // when
        lan.tabAndEnter("header a[hreflang=en]");

        // then
        lan.mustSay("h1", "Search");
        assertThat(lan.find("#url")).hasValue("https://bao.example/mot-hai?a=1&2");
        assertThat(lan.outline().get("language")).isEqualTo("en");
    }

    @Test
    void shouldRefuseTheDrafterHerOwnRelease(Stage stage, Visitors visitors) {
        // given
        UUID own = stage.submitted("journey-own", Stage.HA).id();
        Visit ha = visitors.arrive().login("ha").mustBeOn("/");
        ha.open("/requests/" + own);

        // when
        ha.tabAndEnter("#approve button");

        // then
        ha.mustRefuse(409);
        ha.mustBeAccessible()
                .mustSay("[role=alert]", "Người duyệt phải là người khác")
                .mustFocus("[role=alert]");
        ha.open("/requests/" + own);
        ha.mustBeIn("IN_REVIEW");
    }

    @Test
    void shouldEnterAnAddressByHandForAnAuditorToSee(Stage stage, Visitors visitors) {
        // given
        Visit lan = visitors.arrive().login("lan").mustBeOn("/");
        lan.tabAndEnter("nav a[href='/urls/new']");

        // when
        lan.mustBeOn("/urls/new").tabTo("#url").type("ftp://bao.example/tep");
        lan.press("Enter");
        lan.mustSay("#problem", "cần một địa chỉ http").mustBeAccessible().mustFocus("#problem");
        lan.tabTo("#url").type("https://bao.example/nhap-tay");
        lan.tabTo("#note").type("Bạn đọc báo qua điện thoại");
        lan.tabAndEnter("main button[type=submit]");

        // then
        lan.mustSay(".flash", "hàng đợi thu thập").mustBeAccessible().mustSay("tbody", "nhap-tay");
        Visit quynh = visitors.arrive().login("quynh").mustBeOn("/");
        quynh.tabAndEnter("nav a[href='/audit']");
        quynh.mustBeOn("/audit").mustBeAccessible().mustSay("tbody", "Nhập địa chỉ");
    }
}
