package org.lachan.ingest.intake;

import org.lachan.avro.Audience;
import org.lachan.avro.Report;
import org.lachan.avro.SourceKind;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.ingest.tasks.Origin;

/** Filed reports as records of {@code reports}, and back. */
public final class ReportRecords {
    private ReportRecords() {}

    public static Report record(FiledReport filed) {
        HandedIn report = filed.report();
        Sender sender = filed.sender();
        return Report.newBuilder()
                .setReportId(filed.reportId())
                .setSender(sender.id())
                .setReference(report.reference())
                .setSourceKind(SourceKind.valueOf(sender.origin().name()))
                .setAudience(
                        sender.audience() == null
                                ? Audience.UNKNOWN
                                : Audience.valueOf(sender.audience().name()))
                .setGroup(report.group())
                .setCategory(
                        report.category() == null ? null : report.category().key())
                .setReportedUrl(report.reportedUrl())
                .setText(report.text())
                .setContactRef(filed.contactRef())
                .setReportedAt(report.reportedAt())
                .setReceivedAt(filed.receivedAt())
                .build();
    }

    /** @throws IllegalArgumentException for a kind of source or a value that this build does not know */
    public static FiledReport filed(Report record) {
        return new FiledReport(
                record.getReportId(),
                new Sender(
                        record.getSender(),
                        Origin.valueOf(record.getSourceKind().name()),
                        record.getAudience() == Audience.UNKNOWN
                                ? null
                                : DeclaredAudience.valueOf(record.getAudience().name())),
                new HandedIn(
                        record.getReference(),
                        record.getReportedAt(),
                        record.getGroup(),
                        // A newer build may know more categories, and none decides anything.
                        record.getCategory() == null
                                ? null
                                : Category.of(record.getCategory()).orElse(Category.OTHER),
                        record.getReportedUrl(),
                        record.getText(),
                        null),
                record.getContactRef(),
                record.getReceivedAt());
    }
}
