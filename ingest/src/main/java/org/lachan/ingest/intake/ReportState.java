package org.lachan.ingest.intake;

/**
 * What is known of a report.
 *
 * @param digest of {@link FiledReport#digest}
 * @param textSha256 of its text alone, hex
 * @param revision last one sent, from 1
 */
public record ReportState(String digest, String textSha256, int revision) {
    public ReportState {
        if (revision < 1) {
            throw new IllegalArgumentException("The first revision is 1, not " + revision);
        }
    }
}
