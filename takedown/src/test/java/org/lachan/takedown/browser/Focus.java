package org.lachan.takedown.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;

/**
 * Where the focus is.
 *
 * @param found whether it is on the element that was looked for
 * @param fault why a person could not see it; empty where it is plain to see, or where nothing has the focus
 */
record Focus(String what, boolean found, String fault) {

    private static final String SCRIPT = Scripts.read("focus.js");

    static Focus on(Page page, String selector) {
        Map<?, ?> answer = (Map<?, ?>) page.evaluate(SCRIPT, selector);
        return new Focus(
                String.valueOf(answer.get("what")),
                Boolean.TRUE.equals(answer.get("found")),
                String.valueOf(answer.get("fault")));
    }

    Focus mustShow() {
        assertThat(fault).as("focus on %s", what).isEmpty();
        return this;
    }
}
