package org.lachan.launcher.demo;

import java.util.List;
import java.util.Map;
import org.lachan.launcher.demo.ConsoleSession.Page;

/** Another person, who releases every request that waits for review. */
final class ScriptedApprover {
    private static final int PAGES_AT_MOST = 10_000;

    private final ConsoleSession console;

    ScriptedApprover(ConsoleSession console) {
        this.console = console;
    }

    void act() {
        for (int read = 0; read < PAGES_AT_MOST; read++) {
            List<String> waiting = ScriptedAnalyst.idsOn(console.get("/requests?state=IN_REVIEW"), "data-request");
            if (waiting.isEmpty()) {
                return;
            }
            waiting.forEach(this::approve);
        }
    }

    private void approve(String id) {
        Page page = console.get("/requests/" + id);
        Page answer = console.submit(ScriptedAnalyst.form(page, "/approve"), Map.of());
        if (!answer.ok()) {
            throw ConsoleSession.unexpected("Approving request " + id + " ended with status " + answer.status());
        }
    }
}
