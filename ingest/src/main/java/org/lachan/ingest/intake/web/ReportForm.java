package org.lachan.ingest.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lachan.ingest.intake.RawReport;

/**
 * The public form's fields as they came.
 *
 * @param trap a field that no person sees
 * @param stamp see {@link FormStamp}
 */
record ReportForm(String url, String category, String text, String contact, String trap, String stamp) {
    static final String TRAP = "website";
    static final String STAMP = "stamp";

    static ReportForm empty(String stamp) {
        return new ReportForm("", "", "", "", "", stamp);
    }

    static ReportForm of(HttpServletRequest request) {
        return new ReportForm(
                field(request, RawReport.REPORTED_URL),
                field(request, RawReport.CATEGORY),
                // Browsers send a line's end as two characters, and count it as one.
                field(request, RawReport.TEXT).replace("\r\n", "\n"),
                field(request, RawReport.CONTACT),
                field(request, TRAP),
                field(request, STAMP));
    }

    ReportForm stamped(String fresh) {
        return new ReportForm(url, category, text, contact, trap, fresh);
    }

    RawReport raw(String reference) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(RawReport.REFERENCE, reference);
        values.put(RawReport.REPORTED_URL, completed(url.strip()));
        values.put(RawReport.CATEGORY, category);
        values.put(RawReport.TEXT, text);
        values.put(RawReport.CONTACT, contact);
        return new RawReport(values);
    }

    // People copy addresses without their beginning.
    private static String completed(String url) {
        return url.isEmpty() || url.contains(":") || !url.contains(".") ? url : "https://" + url;
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
