package org.lachan.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;

/**
 * A report on its topic.
 *
 * @param reportId of the sender and the reference
 * @param report without its contact
 * @param contactRef into the sealed contacts
 */
public record FiledReport(
        String reportId,
        Sender sender,
        HandedIn report,
        @Nullable String contactRef,
        Instant receivedAt) {

    public FiledReport {
        if (reportId.isEmpty() || report.contact() != null) {
            throw new IllegalArgumentException("A filed report has an id, and its contact is sealed");
        }
    }

    /** Hex; of what was said, not of when it came or how to answer: the same report handed in twice has the same. */
    public String digest() {
        String said = String.join(
                "\u0000",
                Objects.toString(report.reportedAt(), ""),
                Objects.toString(report.group(), ""),
                report.category() == null ? "" : report.category().key(),
                Objects.toString(report.reportedUrl(), ""),
                report.text());
        return Sha256.of(said.getBytes(StandardCharsets.UTF_8));
    }
}
