package org.lachan.ingest.topology;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.FetchTask;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.findings.MediaSighting;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.findings.RecheckSeen;
import org.lachan.ingest.revisions.Memory;
import org.lachan.ingest.tasks.Task;
import org.lachan.ingest.visits.Visits;

/** Runs a task's visit and sends each finding to its topic. */
final class VisitProcessor implements Processor<String, FetchTask, String, SpecificRecord> {
    private final Visits visits;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable Memory memory;

    VisitProcessor(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> started) {
        context = started;
        memory = new Memory(
                started.getStateStore(IngestTopology.TARGETS),
                started.getStateStore(IngestTopology.POST_STATES),
                started.getStateStore(IngestTopology.SOURCE_STATES));
    }

    @Override
    public void process(Record<String, FetchTask> record) {
        Memory ours = memory;
        ProcessorContext<String, SpecificRecord> open = context;
        if (ours == null || open == null) {
            throw new IllegalStateException("A task came before the start");
        }
        Task task = FetchTasks.task(record.value(), record.headers());
        visits.run(task, ours, finding -> send(open, finding));
    }

    private static void send(ProcessorContext<String, SpecificRecord> context, Finding finding) {
        if (finding instanceof NextTask next) {
            Task task = next.task();
            forward(
                    context,
                    IngestTopology.TO_FETCH_TASKS,
                    task.targetId(),
                    FetchTasks.record(task),
                    task.requestedAt(),
                    FetchTasks.headers(task));
        } else if (finding instanceof PostRevision post) {
            forward(context, IngestTopology.TO_POSTS, post.postId(), Records.post(post), post.fetchedAt());
        } else if (finding instanceof MediaSighting media) {
            forward(context, IngestTopology.TO_MEDIA_REFS, media.mediaId(), Records.media(media), media.fetchedAt());
        } else if (finding instanceof RecheckSeen seen) {
            String key = seen.task().targetId();
            forward(context, IngestTopology.TO_RECHECKS, key, Records.recheck(seen), seen.fetchedAt());
        }
    }

    private static void forward(
            ProcessorContext<String, SpecificRecord> context,
            String sink,
            String key,
            SpecificRecord value,
            Instant at) {
        forward(context, sink, key, value, at, new RecordHeaders());
    }

    private static void forward(
            ProcessorContext<String, SpecificRecord> context,
            String sink,
            String key,
            SpecificRecord value,
            Instant at,
            Headers headers) {
        context.forward(new Record<>(key, value, at.toEpochMilli(), headers), sink);
    }
}
