package org.lachan.ingest.hotline;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lachan.ingest.intake.Complaint;
import org.lachan.ingest.intake.HandedIn;
import org.lachan.ingest.intake.JsonRows;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.UnreadableRows;
import org.lachan.ingest.listings.UnreadableListing;

/**
 * Reports of a hotline: CSV or JSON in UTF-8 with {@code reference, received_at, group, reported_url, text}, and
 * {@code category, contact} where there are any.
 *
 * @param reports in the file's order
 * @param problems one sentence for each row that cannot be used, without its text
 */
public record ReportFile(List<Report> reports, List<String> problems) {

    public ReportFile {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
    }

    /** How a file is written. */
    public enum Format {
        CSV,
        JSON
    }

    /** @throws UnreadableListing when it is neither CSV with such a header nor JSON */
    public static ReportFile parse(byte[] body) throws UnreadableListing {
        try {
            List<Row> rows = rows(body, format(body), Instant.now());
            if (rows.size() == 1 && isBroken(rows.get(0))) {
                throw new UnreadableListing("no CSV: the quotes do not fit");
            }
            return of(rows);
        } catch (UnreadableRows e) {
            throw new UnreadableListing(String.valueOf(e.getMessage()), e);
        }
    }

    /** By the first character: no header of ours begins as JSON does. */
    public static Format format(byte[] body) {
        int start = isMarked(body) ? 3 : 0;
        String first = new String(body, start, Math.min(64, body.length - start), StandardCharsets.UTF_8);
        return JsonRows.isJson(first) ? Format.JSON : Format.CSV;
    }

    /**
     * Every row, good or bad.
     *
     * @param now no report is from later than a day after
     * @throws UnreadableRows when there are no rows to be told apart
     */
    public static List<Row> rows(byte[] body, Format format, Instant now) throws UnreadableRows {
        String text = text(body);
        return format == Format.JSON ? new JsonRows(now).read(text) : CsvRows.read(text, now);
    }

    private static boolean isMarked(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    // Replacing what does not fit would turn a file in an old Vietnamese encoding into question marks that look like
    // reports.
    private static String text(byte[] body) throws UnreadableRows {
        CharBuffer text = CharBuffer.allocate(body.length);
        // A file that a limit cut may end within a character; that rest is left out.
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body), text, false)
                .isError()) {
            throw new UnreadableRows("the file is not UTF-8", 1);
        }
        String plain = text.flip().toString();
        return plain.startsWith("\uFEFF") ? plain.substring(1) : plain;
    }

    private static ReportFile of(List<Row> rows) {
        List<Report> reports = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Row row : rows) {
            if (row instanceof Row.Bad bad) {
                problems.add("row " + bad.number() + ": " + reasons(bad));
            } else if (row instanceof Row.Good good && good.report().reportedAt() == null) {
                problems.add("row " + good.number() + ": received_at is missing");
            } else if (row instanceof Row.Good good) {
                reports.add(report(good.report()));
            }
        }
        return new ReportFile(reports, problems);
    }

    private static boolean isBroken(Row row) {
        return row instanceof Row.Bad bad
                && bad.wrongs().stream().anyMatch(wrong -> wrong.complaint() == Complaint.BROKEN_QUOTES);
    }

    private static String reasons(Row.Bad bad) {
        return bad.wrongs().stream()
                .map(wrong -> (wrong.key() + " " + wrong.complaint().reason()).strip())
                .collect(Collectors.joining("; "));
    }

    private static Report report(HandedIn report) {
        return new Report(
                report.reference(),
                Objects.requireNonNull(report.reportedAt()),
                report.group(),
                report.reportedUrl(),
                report.text());
    }
}
