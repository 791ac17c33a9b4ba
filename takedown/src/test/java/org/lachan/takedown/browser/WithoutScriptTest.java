package org.lachan.takedown.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console where no script runs. */
@ExtendWith(InChromium.class)
class WithoutScriptTest {

    @Test
    void shouldLetAnAnalystDecideAndDraftAndAnotherPersonRelease(Stage stage, Visitors visitors) {
        // given
        UUID id = stage.open("script-none");
        Visit lan = visitors.arriveWithoutScript().login("lan").mustBeOn("/");

        // when
        lan.tabAndEnter("nav a[href='/cases']");
        lan.mustBeOn("/cases");
        assertThat(lan.find("#keys")).isHidden();
        assertThat(lan.find("#refresh")).isHidden();
        lan.tabAndEnter("#case-" + id);
        lan.mustBeIn("OPEN").tabTo("input[name=verdict]").press("Space");
        lan.tabTo("#harmCode").page().keyboard().type("PII");
        lan.tabAndEnter("#decide button");
        lan.mustBeIn("CONFIRMED").tabAndEnter("#draft");
        lan.mustBeOn("/cases/[^/]+/request").tabAndEnter("main button[type=submit]");
        lan.mustBeIn("DRAFT").tabAndEnter("#submit button");
        lan.mustBeIn("IN_REVIEW");

        // then
        Visit minh = visitors.arriveWithoutScript().login("minh").mustBeOn("/");
        minh.open("/requests/" + lan.find("#content").getAttribute("data-request"));
        minh.tabAndEnter("#approve button");
        minh.mustBeIn("APPROVED").mustSay(".flash", "Đã duyệt");
    }
}
