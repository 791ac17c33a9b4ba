package org.lachan.takedown.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** axe-core's rules for WCAG 2.0 to 2.2, A and AA, and its best practices. */
final class Axe {

    private static final String AXE = Scripts.read("/axe.min.js");
    private static final String RUN = Scripts.read("axe-run.js");

    private Axe() {}

    /** What it found, a line for each element. */
    static List<String> violations(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => Boolean(window.axe)"))) {
            page.evaluate(AXE);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }
}
