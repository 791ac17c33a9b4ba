package org.lachan.ingest.hotline;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.lachan.content.identity.Urls;
import org.lachan.ingest.listings.UnreadableListing;

/**
 * Reports of a hotline: CSV in UTF-8 with the columns {@code reference, received_at, group, reported_url, text}.
 *
 * @param reports in the file's order
 * @param problems one sentence for each row that cannot be used, without its text
 */
public record ReportFile(List<Report> reports, List<String> problems) {
    private static final List<String> COLUMNS = List.of("reference", "received_at", "group", "reported_url", "text");
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_GROUP = 200;

    public ReportFile {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
    }

    /** @throws UnreadableListing when the header is another one */
    public static ReportFile parse(byte[] body) throws UnreadableListing {
        String text = new String(body, StandardCharsets.UTF_8);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser rows = CSVParser.parse(new StringReader(plain), format)) {
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                // Not what stands there instead: without a header that is the first report.
                throw new UnreadableListing("expected the columns " + COLUMNS);
            }
            return collect(rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableListing(
                    "no CSV with the columns " + COLUMNS + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static ReportFile collect(CSVParser rows) {
        List<Report> reports = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CSVRecord row : rows) {
            try {
                reports.add(report(row));
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add("row " + row.getRecordNumber() + ": " + reason(e));
            }
        }
        return new ReportFile(reports, problems);
    }

    // The message of a time that cannot be read quotes the cell, which may hold anything.
    private static String reason(RuntimeException e) {
        return e instanceof DateTimeException
                ? "received_at is no ISO 8601 time with an offset"
                : String.valueOf(e.getMessage());
    }

    private static Report report(CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException(row.size() + " cells instead of the header's number");
        }
        String reference = row.get("reference");
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("a reference has 1 to " + LONGEST_REFERENCE + " characters");
        }
        String url = row.get("reported_url");
        String text = row.get("text");
        if (url.isEmpty() && text.isEmpty()) {
            throw new IllegalArgumentException("neither an address nor a text");
        }
        String group = row.get("group");
        if (group.length() > LONGEST_GROUP) {
            throw new IllegalArgumentException("a group has at most " + LONGEST_GROUP + " characters");
        }
        return new Report(
                reference,
                OffsetDateTime.parse(row.get("received_at")).toInstant(),
                group.isEmpty() ? null : group,
                url.isEmpty() ? null : address(url),
                text);
    }

    // The usual message quotes the address, and this one goes into a log.
    private static String address(String url) {
        try {
            return Urls.normalise(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("reported_url is no http or https address", e);
        }
    }
}
