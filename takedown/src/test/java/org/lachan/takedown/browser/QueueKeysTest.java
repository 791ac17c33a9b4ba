package org.lachan.takedown.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lachan.takedown.cases.VerdictKind;

/** The list that refreshes itself under somebody's hands, and the single keys. */
@ExtendWith(InChromium.class)
class QueueKeysTest {

    private static final int A_WHILE_MS = 6_000;

    @Test
    void shouldLeaveTheFocusOnItsCaseWhenTheListIsRefreshed(Stage stage, Visitors visitors) {
        // given
        UUID held = stage.open("keys-held");
        Visit lan = queue(visitors);
        lan.tabTo("#case-" + held);

        // when
        UUID fresh = stage.open("keys-fresh");
        lan.page().clock().runFor(A_WHILE_MS);

        // then
        assertThat(lan.find("#case-" + fresh)).isVisible();
        lan.mustFocus("#case-" + held);
        assertThat(lan.find("tr[data-case='" + held + "']")).hasClass("chosen");
        assertThat(lan.find("#live")).containsText("Số vụ việc trong danh sách");
        lan.mustBeAccessible();
    }

    @Test
    void shouldHandTheFocusOnWhenItsCaseIsGone(Stage stage, Visitors visitors) {
        // given
        UUID gone = stage.open("keys-gone");
        stage.open("keys-next");
        Visit lan = queue(visitors);
        lan.tabTo("#case-" + gone);

        // when
        stage.decide(gone, VerdictKind.DISMISSED);
        lan.page().clock().runFor(A_WHILE_MS);

        // then
        assertThat(lan.find("#case-" + gone)).hasCount(0);
        lan.mustFocus("tr.chosen a");
    }

    @Test
    void shouldNotRefreshWhileItIsSwitchedOff(Stage stage, Visitors visitors) {
        // given
        stage.open("keys-paused");
        Visit lan = queue(visitors);
        var asked = new AtomicInteger();
        lan.page().onRequest(request -> {
            if (request.url().contains("/cases/rows")) {
                asked.incrementAndGet();
            }
        });

        // when
        lan.tabTo("#refresh").press("Space");
        lan.page().clock().runFor(A_WHILE_MS);
        int whileOff = asked.get();
        lan.press("Space");
        lan.page().waitForRequest("**/cases/rows**", () -> lan.page().clock().runFor(A_WHILE_MS));

        // then
        assertThat(whileOff).isZero();
        assertThat(asked.get()).isPositive();
    }

    @Test
    void shouldRememberThatSingleKeysAreSwitchedOff(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.open("keys-off");
        Visit lan = queue(visitors);

        // when
        lan.press("?");
        lan.mustFocus("#keys summary");
        lan.mustBeAccessible().tabTo("#shortcuts").press("Space");
        lan.press("j");

        // then
        lan.mustFocus("#shortcuts");
        lan.open("/cases/" + id);
        lan.press("c");
        assertThat(lan.find("#verdict-CONFIRMED")).not().isChecked();
        assertThat(lan.find("kbd[data-shortcut]").first()).isHidden();
    }

    @Test
    void shouldTakeLettersForTextWhereTextIsTyped(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.open("keys-typed");
        Visit lan = visitors.arrive().login("lan").mustBeOn("/");
        lan.open("/cases/" + id);

        // when
        lan.tabTo("#comment");
        lan.page().keyboard().type("cdoh?");

        // then
        assertThat(lan.find("#comment")).hasValue("cdoh?");
        assertThat(lan.find("input[name=verdict]:checked")).hasCount(0);
    }

    private static Visit queue(Visitors visitors) {
        Visit lan = visitors.arrive();
        lan.page().clock().install();
        lan.login("lan").mustBeOn("/").open("/cases");
        return lan;
    }
}
