package org.lachan.takedown.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Tracing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everyone who visits the console in one test, each with cookies of their own. */
final class Visitors implements AutoCloseable {

    private final Browser browser;
    private final String address;
    private final List<Visit> visits = new ArrayList<>();

    Visitors(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    Visit arrive() {
        return arrive(new Browser.NewContextOptions());
    }

    Visit arriveWithoutScript() {
        return arrive(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private Visit arrive(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(
                options.setBaseURL(address).setViewportSize(1280, 800).setAcceptDownloads(true));
        context.setDefaultTimeout(Chromium.PATIENCE_MS);
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        var visit = new Visit(context.newPage());
        visits.add(visit);
        return visit;
    }

    /** A picture and a trace of every visit. */
    void leaveBehind(Path folder) {
        for (int i = 0; i < visits.size(); i++) {
            visits.get(i).leaveBehind(folder.resolve("visit-" + i + ".png"), folder.resolve("visit-" + i + ".zip"));
        }
    }

    @Override
    public void close() {
        visits.forEach(Visit::close);
    }
}
