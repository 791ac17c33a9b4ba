package org.lachan.ingest.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Audience;
import org.lachan.avro.FetchKind;
import org.lachan.avro.FetchTask;
import org.lachan.avro.SourceKind;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/** Tasks as records of {@code fetch.tasks}, and back. */
public final class FetchTasks {
    // A chain of redirects that crosses hosts is cut somewhere; within one host the fetcher counts.
    private static final String REDIRECTS = "redirects";

    private FetchTasks() {}

    public static FetchTask record(Task task) {
        return FetchTask.newBuilder()
                .setTargetId(task.targetId())
                .setKind(FetchKind.valueOf(task.purpose().name()))
                .setSourceId(task.sourceId())
                .setSourceKind(SourceKind.valueOf(task.origin().name()))
                .setAudience(audience(task.audience()))
                .setUrl(task.url())
                .setHost(task.host())
                .setTitle(task.title())
                .setPublishedAt(task.publishedAt())
                .setRequestedAt(task.requestedAt())
                .setCaseId(task.caseId())
                .setThreadId(task.threadId())
                .setThreadUrl(task.threadUrl())
                .setThorough(task.thorough())
                .setHeadersOnly(task.headersOnly())
                .build();
    }

    static Headers headers(Task task) {
        byte[] count =
                ByteBuffer.allocate(Integer.BYTES).putInt(task.redirects()).array();
        return task.redirects() == 0 ? new RecordHeaders() : new RecordHeaders().add(REDIRECTS, count);
    }

    /** @throws IllegalArgumentException for a kind of task or source that this build does not know */
    static Task task(FetchTask record, Headers headers) {
        return new Task(
                record.getTargetId(),
                Purpose.valueOf(record.getKind().name()),
                record.getSourceId(),
                Origin.valueOf(record.getSourceKind().name()),
                record.getAudience() == Audience.UNKNOWN
                        ? null
                        : DeclaredAudience.valueOf(record.getAudience().name()),
                record.getUrl(),
                record.getHost(),
                record.getTitle(),
                record.getPublishedAt(),
                record.getRequestedAt(),
                record.getCaseId(),
                record.getThreadId(),
                record.getThreadUrl(),
                record.getThorough(),
                record.getHeadersOnly(),
                redirects(headers));
    }

    static Audience audience(@Nullable DeclaredAudience audience) {
        return audience == null ? Audience.UNKNOWN : Audience.valueOf(audience.name());
    }

    private static int redirects(Headers headers) {
        Header header = headers.lastHeader(REDIRECTS);
        boolean readable = header != null && header.value() != null && header.value().length == Integer.BYTES;
        return readable ? Math.max(0, ByteBuffer.wrap(header.value()).getInt()) : 0;
    }
}
