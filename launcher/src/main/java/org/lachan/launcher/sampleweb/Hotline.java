package org.lachan.launcher.sampleweb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lachan.launcher.sampleweb.Written.Call;

/** What a child-protection hotline would hand over: a CSV, one report a row. */
final class Hotline implements Pages {
    static final String PATH = "/bao-cao.csv";

    private static final Instant FIRST = Instant.parse("2026-11-18T02:00:00Z");
    private static final int IN_FIRST_EDITION = 9;

    private final List<Call> calls;
    private final Function<Call, String> reportedUrl;

    Hotline(int edition, Function<Call, String> reportedUrl) {
        List<Call> all = Written.calls();
        this.calls = edition > 1 ? all : all.subList(0, IN_FIRST_EDITION);
        this.reportedUrl = reportedUrl;
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public Reply reply(String path, Map<String, String> query) {
        return path.equals(PATH) ? Reply.ok("text/csv; charset=utf-8", csv()) : Reply.error(404, "No such page.");
    }

    private String csv() {
        return IntStream.range(0, calls.size())
                .mapToObj(this::row)
                .collect(Collectors.joining("", "reference,received_at,group,reported_url,text\r\n", ""));
    }

    private String row(int number) {
        Call call = calls.get(number);
        return String.join(
                        ",",
                        "HL-2026-" + (1001 + number),
                        FIRST.plus(Duration.ofHours(number)).toString(),
                        call.group(),
                        reportedUrl.apply(call),
                        '"' + call.text().replace("\"", "\"\"") + '"')
                + "\r\n";
    }
}
