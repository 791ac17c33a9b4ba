package org.lachan.ingest.intake.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.intake.Filing;
import org.lachan.ingest.intake.Row;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** What became of each row, in the order in which they came. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Map<String, String>> USED =
            List.of(Map.of("key", "reference", "reason", "was used for another report"));

    private Results() {}

    /** @param filings one for each good row */
    static ResponseEntity<String> of(List<Row> rows, List<Filing> filings) {
        List<Map<String, Object>> results = new ArrayList<>();
        Iterator<Filing> next = filings.iterator();
        for (Row row : rows) {
            results.add(
                    row instanceof Row.Bad bad
                            ? line(row, bad.reference(), "refused", Problem.errors(bad.wrongs()))
                            : line(row, next.next()));
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsString(Map.of("results", results)));
    }

    private static Map<String, Object> line(Row row, Filing filing) {
        return switch (filing.outcome()) {
            case ACCEPTED, CHANGED -> line(row, filing.reference(), "accepted", List.of());
            case REPEAT -> line(row, filing.reference(), "repeat", List.of());
            case CONFLICT -> line(row, filing.reference(), "refused", USED);
        };
    }

    private static Map<String, Object> line(
            Row row, @Nullable String reference, String status, List<Map<String, String>> errors) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("row", row.number());
        line.put("reference", reference);
        line.put("status", status);
        line.put("errors", errors);
        return line;
    }
}
