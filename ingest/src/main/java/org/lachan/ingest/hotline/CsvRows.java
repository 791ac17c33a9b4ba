package org.lachan.ingest.hotline;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.lachan.ingest.intake.Complaint;
import org.lachan.ingest.intake.RawReport;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.UnreadableRows;
import org.lachan.ingest.intake.Wrong;

/** Reports as CSV: the columns that a hotline's file always has, and those that it may have. */
final class CsvRows {
    private static final List<String> COLUMNS = List.of("reference", "received_at", "group", "reported_url", "text");

    private CsvRows() {}

    /** @throws UnreadableRows when the header is another one */
    static List<Row> read(String text, Instant now) throws UnreadableRows {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
            List<String> header = rows.getHeaderNames();
            if (!header.containsAll(COLUMNS)) {
                // Not what stands there instead: without a header that is the first report.
                throw new UnreadableRows("expected the columns " + COLUMNS, 1);
            }
            return collect(rows, header, now);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableRows(
                    "no CSV with the columns " + COLUMNS + ": " + e.getClass().getSimpleName(), 1, e);
        }
    }

    // The rows before the break are whole.
    private static List<Row> collect(CSVParser rows, List<String> header, Instant now) {
        List<Row> all = new ArrayList<>();
        long line = rows.getCurrentLineNumber() + 1;
        try {
            for (CSVRecord row : rows) {
                all.add(row(row, header, line, now));
                line = rows.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            all.add(new Row.Bad(all.size() + 1, line, null, List.of(new Wrong("", Complaint.BROKEN_QUOTES))));
        }
        return all;
    }

    private static Row row(CSVRecord row, List<String> header, long line, Instant now) {
        int number = (int) row.getRecordNumber();
        if (!row.isConsistent()) {
            return new Row.Bad(number, line, null, List.of(new Wrong("", Complaint.WRONG_NUMBER_OF_CELLS)));
        }
        Map<String, String> values = new HashMap<>();
        // A hotline's own file may have columns of its own; they are not read.
        header.stream().filter(RawReport.KEYS::contains).forEach(column -> values.put(column, row.get(column)));
        return new RawReport(values).read(number, line, now);
    }
}
