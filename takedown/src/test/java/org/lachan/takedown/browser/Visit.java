package org.lachan.takedown.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lachan.takedown.console.TestConsole;

/** A person at a page of the console who has a keyboard and no mouse. */
final class Visit {

    private static final int STOPS = 150;
    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    private static final String OUTLINE = Scripts.read("outline.js");
    private static final String REFLOW = Scripts.read("reflow.js");

    private final Page page;

    Visit(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** Types an address into the browser's own bar. */
    Response open(String path) {
        return page.navigate(path);
    }

    Visit login(String username) {
        open("/login");
        return fillLogin(username, TestConsole.PASSWORD);
    }

    Visit fillLogin(String username, String password) {
        tabTo("#username");
        type(username);
        tabTo("#password");
        type(password);
        press("Enter");
        return this;
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Replaces what the focused field holds. */
    void type(String text) {
        press("Control+a");
        page.keyboard().insertText(text);
    }

    /** Goes on with Tab until the element has the focus; every stop on the way must show that it has it. */
    Visit tabTo(String selector) {
        return goTo(selector, "Tab");
    }

    Visit goTo(String selector, String key) {
        List<String> stops = new ArrayList<>();
        Focus focus = focus(selector);
        while (!focus.mustShow().found()) {
            if (stops.size() == STOPS) {
                return fail(
                        "%s never reached %s, only %s",
                        key, selector, stops.stream().distinct().toList());
            }
            stops.add(focus.what());
            press(key);
            focus = focus(selector);
        }
        return this;
    }

    void tabAndEnter(String selector) {
        tabTo(selector);
        press("Enter");
    }

    Focus focus(String selector) {
        return Focus.on(page, selector);
    }

    /** Waits for the focus, which a script moves. */
    void mustFocus(String selector) {
        assertThat(page.locator(selector)).isFocused();
        focus(selector).mustShow();
    }

    Visit mustSay(String selector, String text) {
        assertThat(page.locator(selector).first()).containsText(text);
        return settled();
    }

    Visit mustBeIn(String state) {
        assertThat(page.locator("#content")).hasAttribute("data-state", state);
        return settled();
    }

    Visit mustBeOn(String path) {
        assertThat(page).hasURL(Pattern.compile("https?://[^/]+" + path));
        return settled();
    }

    void mustRefuse(int status) {
        assertThat(page.locator("#content")).hasAttribute("data-status", String.valueOf(status));
        settled();
    }

    /** Follows the focused link to a file; whether the browser shows or saves it is its own affair. */
    byte[] fetch(String path) {
        Response file = page.waitForResponse("**" + path, () -> press("Enter"));
        assertThat(file.ok()).as("%s", file.status()).isTrue();
        return page.request().get(path).body();
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    private Visit settled() {
        page.waitForLoadState(LoadState.LOAD);
        return this;
    }

    Visit mustBeAccessible() {
        assertThat(faults()).isEmpty();
        return this;
    }

    /** What axe finds. */
    List<String> faults() {
        return Axe.violations(page).stream()
                .map(fault -> page.url() + " " + fault)
                .toList();
    }

    /** What axe finds at 320 CSS pixels, and what sticks out to the side there. */
    List<String> narrowFaults() {
        page.setViewportSize(NARROW, 640);
        List<String> faults = new ArrayList<>(faults());
        ((List<?>) page.evaluate(REFLOW, NARROW)).forEach(fault -> faults.add(page.url() + " sticks out: " + fault));
        page.setViewportSize(WIDE, 800);
        return faults;
    }

    /** What a screen reader says first of a page, and what it can jump to. */
    Map<?, ?> outline() {
        return (Map<?, ?>) page.evaluate(OUTLINE);
    }

    void leaveBehind(Path picture, Path trace) {
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        page.context().tracing().stop(new Tracing.StopOptions().setPath(trace));
    }

    void close() {
        page.context().close();
    }
}
