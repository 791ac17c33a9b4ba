package org.lachan.ingest.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Report;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.intake.FiledReport;
import org.lachan.ingest.intake.ReportIntake;
import org.lachan.ingest.intake.ReportIntake.Taken;
import org.lachan.ingest.intake.ReportRecords;
import org.lachan.ingest.intake.ReportState;
import org.lachan.ingest.tasks.Task;

/** Makes each report a post, and its page a task; what was handed in before goes no further. */
final class ReportProcessor implements Processor<String, Report, String, SpecificRecord> {
    private final ReportIntake intake;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable KeyValueStore<String, ReportState> states;

    ReportProcessor(ReportIntake intake) {
        this.intake = intake;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> started) {
        context = started;
        states = started.getStateStore(IngestTopology.REPORT_STATES);
    }

    @Override
    public void process(Record<String, Report> record) {
        KeyValueStore<String, ReportState> ours = states;
        ProcessorContext<String, SpecificRecord> open = context;
        if (ours == null || open == null) {
            throw new IllegalStateException("A report came before the start");
        }
        FiledReport filed = ReportRecords.filed(record.value());
        intake.take(filed, ours.get(filed.reportId())).ifPresent(taken -> {
            send(open, taken);
            ours.put(filed.reportId(), taken.state());
        });
    }

    private static void send(ProcessorContext<String, SpecificRecord> context, Taken taken) {
        PostRevision post = taken.post();
        long at = post.fetchedAt().toEpochMilli();
        context.forward(new Record<>(post.postId(), Records.post(post), at), IngestTopology.REPORTS_TO_POSTS);
        Task visit = taken.visit();
        if (visit != null) {
            context.forward(
                    new Record<>(visit.targetId(), FetchTasks.record(visit), at, FetchTasks.headers(visit)),
                    IngestTopology.REPORTS_TO_FETCH_TASKS);
        }
    }
}
