package org.lachan.ingest.topology;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.lachan.ingest.counts.StatusBoard.Report;
import org.lachan.ingest.findings.Finding;
import org.lachan.ingest.findings.Finding.NextTask;
import org.lachan.ingest.findings.MediaSighting;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.findings.RecheckSeen;
import org.lachan.ingest.tasks.Task;

/** Sends each finding, and each report, to its topic. */
final class Outgoing {
    private final ProcessorContext<String, SpecificRecord> context;

    Outgoing(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
    }

    void send(Finding finding) {
        if (finding instanceof NextTask next) {
            Task task = next.task();
            forward(
                    IngestTopology.TO_FETCH_TASKS,
                    task.targetId(),
                    FetchTasks.record(task),
                    task.requestedAt(),
                    FetchTasks.headers(task));
        } else if (finding instanceof PostRevision post) {
            forward(IngestTopology.TO_POSTS, post.postId(), Records.post(post), post.fetchedAt());
        } else if (finding instanceof MediaSighting media) {
            forward(IngestTopology.TO_MEDIA_REFS, media.mediaId(), Records.media(media), media.fetchedAt());
        } else if (finding instanceof RecheckSeen seen) {
            forward(IngestTopology.TO_RECHECKS, seen.task().targetId(), Records.recheck(seen), seen.fetchedAt());
        }
    }

    void send(Report report) {
        String key = report.sourceId() + "@" + report.partition();
        forward(IngestTopology.TO_SOURCE_STATUS, key, Records.status(report), report.at());
    }

    private void forward(String sink, String key, SpecificRecord value, Instant at) {
        forward(sink, key, value, at, new RecordHeaders());
    }

    private void forward(String sink, String key, SpecificRecord value, Instant at, Headers headers) {
        context.forward(new Record<>(key, value, at.toEpochMilli(), headers), sink);
    }
}
