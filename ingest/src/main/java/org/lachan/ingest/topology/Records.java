package org.lachan.ingest.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.MediaLink;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.Recheck;
import org.lachan.avro.RecheckOutcome;
import org.lachan.avro.ReportDetails;
import org.lachan.avro.SourceKind;
import org.lachan.avro.SourceStatus;
import org.lachan.ingest.counts.SourceCounts;
import org.lachan.ingest.counts.StatusBoard.Report;
import org.lachan.ingest.findings.MediaSighting;
import org.lachan.ingest.findings.PostRevision;
import org.lachan.ingest.findings.PostRevision.Content;
import org.lachan.ingest.findings.PostRevision.MediaNote;
import org.lachan.ingest.findings.PostRevision.ReportFields;
import org.lachan.ingest.findings.RecheckSeen;
import org.lachan.ingest.tasks.Task;

/** Findings as records of topics. */
final class Records {
    private Records() {}

    static Post post(PostRevision revision) {
        Task task = revision.task();
        Post.Builder post = Post.newBuilder()
                .setPostId(revision.postId())
                .setRevision(revision.state().revision())
                .setChange(PostChange.valueOf(revision.state().change().name()))
                .setTargetId(task.targetId())
                .setSourceId(task.sourceId())
                .setSourceKind(sourceKind(task))
                .setAudience(FetchTasks.audience(task.audience()))
                .setUrl(revision.state().url())
                .setNativeId(revision.state().nativeId())
                .setFetchedAt(revision.fetchedAt())
                .setMediaType("")
                .setMedia(List.of())
                .setReport(report(revision.report()))
                .setHttpStatus(revision.httpStatus())
                .setThreadId(revision.threadId())
                .setCaptureRef(revision.state().captureRef())
                .setChanged(revision.before().changed())
                .setPreviousCaptureRef(revision.before().captureRef())
                .setPreviousSha256(revision.before().sha256());
        Content content = revision.content();
        return content == null
                ? post.build()
                : withContent(post, content, revision).build();
    }

    private static Post.Builder withContent(Post.Builder post, Content content, PostRevision revision) {
        return post.setTitle(content.title())
                .setPublishedAt(content.publishedAt())
                .setAuthorPseudonym(content.authorPseudonym())
                .setMediaType(content.mediaType())
                .setBody(content.body())
                .setBodyRef(content.bodyRef())
                .setBodyBytes(content.bytes())
                .setBodyTruncated(content.truncated())
                .setContentSha256(revision.state().sha256())
                .setMedia(content.media().stream().map(Records::link).toList());
    }

    private static MediaLink link(MediaNote note) {
        return MediaLink.newBuilder()
                .setMediaId(note.mediaId())
                .setUrl(note.url())
                .setAlt(note.alt())
                .setNote(note.note())
                .build();
    }

    private static @Nullable ReportDetails report(@Nullable ReportFields fields) {
        return fields == null
                ? null
                : ReportDetails.newBuilder()
                        .setReference(fields.reference())
                        .setGroup(fields.group())
                        .setReportedUrl(fields.reportedUrl())
                        .build();
    }

    static MediaRef media(MediaSighting sighting) {
        PostRevision post = sighting.post();
        return MediaRef.newBuilder()
                .setMediaId(sighting.mediaId())
                .setPostId(post.postId())
                .setRevision(post.state().revision())
                .setSourceId(post.task().sourceId())
                .setUrl(sighting.url())
                .setMediaType(sighting.mediaType())
                .setBytes(sighting.bytes())
                .setSealedRef(sighting.sealedRef())
                .setMatchedHashId(sighting.matchedHashId())
                .setPostUrl(post.state().url())
                .setAudience(FetchTasks.audience(post.task().audience()))
                .setSourceKind(sourceKind(post.task()))
                .setFetchedAt(sighting.fetchedAt())
                .setCaptureRef(post.state().captureRef())
                .build();
    }

    static Recheck recheck(RecheckSeen seen) {
        return Recheck.newBuilder()
                .setTargetId(seen.task().targetId())
                .setUrl(seen.task().url())
                .setOutcome(RecheckOutcome.valueOf(seen.sight().name()))
                .setHttpStatus(seen.httpStatus())
                .setCaseId(seen.task().caseId())
                .setFetchedAt(seen.fetchedAt())
                .build();
    }

    static SourceStatus status(Report report) {
        SourceCounts counts = report.counts();
        return SourceStatus.newBuilder()
                .setSourceId(report.sourceId())
                .setPartition(report.partition())
                .setAskedAt(counts.askedAt())
                .setPolledAt(counts.polledAt())
                .setSucceededAt(counts.succeededAt())
                .setNewestPublishedAt(counts.newestPublishedAt())
                .setNewestSeenAt(counts.newestSeenAt())
                .setItems(counts.items())
                .setFresh(counts.fresh())
                .setChanged(counts.changed())
                .setGone(counts.gone())
                .setBadRows(counts.badRows())
                .setErrors(counts.errors())
                .setWaiting(report.waiting())
                .setPausedHosts(report.pausedHosts())
                .setAt(report.at())
                .build();
    }

    private static SourceKind sourceKind(Task task) {
        return SourceKind.valueOf(task.origin().name());
    }
}
