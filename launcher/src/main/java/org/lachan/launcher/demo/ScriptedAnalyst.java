package org.lachan.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;
import org.lachan.launcher.demo.ConsoleSession.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An analyst who follows fixed rules and acts through the console's pages only. A child at risk is handed over under the
 * gravest code offered; other calls to the hotline are dismissed, since an address that they name has a case of its own.
 * Anything else is confirmed under the first code offered (an article under PRESS_ID, where offered), and a request for
 * it is drafted and submitted.
 */
final class ScriptedAnalyst {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedAnalyst.class);
    private static final int PAGES_AT_MOST = 10_000;
    private static final String CASE = "data-case";
    private static final String REQUEST = "data-request";
    private static final String HOTLINE = "HOTLINE";
    private static final String PRESS_ID = "PRESS_ID";
    private static final Set<String> PRESS = Set.of("FEED", "PAGES");

    private final ConsoleSession console;

    ScriptedAnalyst(ConsoleSession console) {
        this.console = console;
    }

    /** Finishes what an earlier run left half done, then decides each open case and asks for removal where confirmed. */
    void act() {
        ids("/cases?state=CONFIRMED", CASE).forEach(this::requestUnlessRequested);
        whileAny("/requests?state=DRAFT", REQUEST, id -> submit(console.get("/requests/" + id)));
        whileAny("/cases?state=OPEN", CASE, this::decide);
    }

    private void whileAny(String list, String attribute, Consumer<String> act) {
        for (int read = 0; read < PAGES_AT_MOST; read++) {
            List<String> ids = ids(list, attribute);
            if (ids.isEmpty()) {
                return;
            }
            ids.forEach(act);
        }
    }

    private void decide(String id) {
        Page page = console.get("/cases/" + id);
        Page answer = console.submit(form(page, "/decision"), decision(page));
        if (!answer.ok()) {
            throw ConsoleSession.unexpected("The decision on case " + id + " ended with status " + answer.status());
        }
        request(id, answer);
    }

    private void requestUnlessRequested(String id) {
        Page page = console.get("/cases/" + id);
        if (page.document().select("a[href^=/requests/]").isEmpty()) {
            request(id, page);
        }
    }

    private static Map<String, String> decision(Page page) {
        List<String> offered = offered(page);
        String kind = fact(page, "data-source-kind");
        if (offered.isEmpty()) {
            return verdict("DISMISSED", "", "Demo: không có mã nào / no code is offered");
        }
        if (kind.equals(HOTLINE)) {
            return ofCall(fact(page, "data-report-group"), offered.get(0));
        }
        boolean press = PRESS.contains(kind) && offered.contains(PRESS_ID);
        return verdict("CONFIRMED", press ? PRESS_ID : offered.get(0), "Demo");
    }

    // The page groups the codes: what the policy proposes first, then all others.
    private static List<String> offered(Page page) {
        Elements groups = page.document().select("select[name=harmCode] optgroup");
        return groups.size() < 2 ? List.of() : groups.get(0).select("option").eachAttr("value");
    }

    private static String fact(Page page, String attribute) {
        return page.document().select("[" + attribute + "]").attr(attribute);
    }

    private static Map<String, String> ofCall(String group, String gravest) {
        return switch (group) {
            case "child-at-risk", "emergency" ->
                verdict("HANDED_OFF", gravest, "Demo: chuyển ngay / handed over at once");
            case "harmful-content" ->
                verdict(
                        "DISMISSED",
                        "",
                        "Demo: địa chỉ bị báo có vụ việc riêng / the reported address has its own case");
            default -> verdict("DISMISSED", "", "Demo: câu hỏi tư vấn / a question for advice");
        };
    }

    private static Map<String, String> verdict(String kind, String code, String comment) {
        return code.isEmpty()
                ? Map.of("verdict", kind, "comment", comment)
                : Map.of("verdict", kind, "harmCode", code, "comment", comment);
    }

    // What cannot be requested (an unknown publisher, an address requested already) is left to people.
    private void request(String id, Page decided) {
        String draftPath = "/cases/" + id + "/request";
        if (decided.document().select("a[href=" + draftPath + "]").isEmpty()) {
            return;
        }
        Page page = console.get(draftPath);
        Page answer = page.ok() ? console.submit(form(page, draftPath), Map.of()) : page;
        if (answer.ok()) {
            submit(answer);
        } else {
            LOG.info("event=no_request_made case={} status={}", id, answer.status());
        }
    }

    private void submit(Page request) {
        Page answer = console.submit(form(request, "/submit"), Map.of());
        if (!answer.ok()) {
            throw ConsoleSession.unexpected(
                    request.address().getPath() + " could not be submitted: status " + answer.status());
        }
    }

    private List<String> ids(String path, String attribute) {
        return idsOn(console.get(path), attribute);
    }

    static List<String> idsOn(Page page, String attribute) {
        if (!page.ok()) {
            throw ConsoleSession.unexpected(page.address().getPath() + " answers with status " + page.status());
        }
        List<String> ids = new ArrayList<>();
        page.document().select("tr[" + attribute + "]").forEach(row -> ids.add(row.attr(attribute)));
        return List.copyOf(ids);
    }

    static FormElement form(Page page, String actionEnd) {
        return page.form(actionEnd)
                .orElseThrow(() -> ConsoleSession.unexpected(
                        page.address().getPath() + " (status " + page.status() + ") has no form for " + actionEnd));
    }
}
