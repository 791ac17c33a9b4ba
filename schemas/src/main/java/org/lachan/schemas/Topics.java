package org.lachan.schemas;

import java.util.List;
import org.lachan.avro.Evidence;
import org.lachan.avro.FetchTask;
import org.lachan.avro.Flag;
import org.lachan.avro.HashEntry;
import org.lachan.avro.MediaRef;
import org.lachan.avro.MediaScore;
import org.lachan.avro.Policy;
import org.lachan.avro.Post;
import org.lachan.avro.Recheck;
import org.lachan.avro.Report;
import org.lachan.avro.RequestEvent;
import org.lachan.avro.Score;
import org.lachan.avro.SourceRelease;
import org.lachan.avro.SourceStatus;
import org.lachan.avro.Takedown;
import org.lachan.avro.Verdict;
import org.lachan.schemas.Topic.Kept;

/** Every topic, in pipeline order. Retention is seven days wherever text can be. */
public final class Topics {
    private static final int PARTITIONS = 4;

    /** Keyed by target id, partitioned by host. */
    public static final Topic<FetchTask> FETCH_TASKS = new Topic<>("fetch.tasks", FetchTask.class, 8, Kept.days(7));
    /** Keyed by report id. */
    public static final Topic<Report> REPORTS = new Topic<>("reports", Report.class, PARTITIONS, Kept.days(7));
    /** Keyed by source id and partition of {@link #FETCH_TASKS}, {@code source@partition}. */
    public static final Topic<SourceStatus> SOURCE_STATUS =
            new Topic<>("source.status", SourceStatus.class, 1, Kept.COMPACTED);
    /** Keyed by version, and {@code current}. */
    public static final Topic<SourceRelease> SOURCES = new Topic<>("sources", SourceRelease.class, 1, Kept.COMPACTED);
    /** Keyed by post id. */
    public static final Topic<Post> POSTS = new Topic<>("posts", Post.class, PARTITIONS, Kept.days(7));
    /** Keyed by media id, the SHA-256 of the bytes. */
    public static final Topic<MediaRef> MEDIA_REFS =
            new Topic<>("media.refs", MediaRef.class, PARTITIONS, Kept.days(7));
    /** Keyed by media id. */
    public static final Topic<MediaScore> MEDIA_SCORES =
            new Topic<>("media.scores", MediaScore.class, PARTITIONS, Kept.days(90));
    /** Keyed by post id. */
    public static final Topic<Score> SCORES = new Topic<>("scores", Score.class, PARTITIONS, Kept.days(90));
    /** Keyed by post id. */
    public static final Topic<Flag> FLAGS = new Topic<>("flags", Flag.class, PARTITIONS, Kept.days(90));
    /** Keyed by post id. */
    public static final Topic<Evidence> EVIDENCE = new Topic<>("evidence", Evidence.class, PARTITIONS, Kept.days(365));
    /** Keyed by case id. */
    public static final Topic<Verdict> VERDICTS = new Topic<>("verdicts", Verdict.class, PARTITIONS, Kept.days(365));
    /** Keyed by version, and {@code current}. */
    public static final Topic<Policy> POLICY = new Topic<>("policy", Policy.class, 1, Kept.COMPACTED);
    /** Keyed by hash id. */
    public static final Topic<HashEntry> HASHES = new Topic<>("hashes", HashEntry.class, 1, Kept.COMPACTED);
    /** Keyed by fingerprint, sixteen hex digits; the value is the schema's JSON. */
    public static final Topic<String> SCHEMAS = new Topic<>("schemas", String.class, 1, Kept.COMPACTED);
    /** Keyed by request id. */
    public static final Topic<Takedown> TAKEDOWNS = new Topic<>("takedowns", Takedown.class, PARTITIONS, Kept.days(30));
    /** Keyed by request id. */
    public static final Topic<RequestEvent> REQUESTS =
            new Topic<>("requests", RequestEvent.class, PARTITIONS, Kept.days(730));
    /** Keyed by target id. */
    public static final Topic<Recheck> RECHECKS = new Topic<>("rechecks", Recheck.class, PARTITIONS, Kept.days(90));
    /** Keyed as the record was; what no step could read, its reason in the headers. */
    public static final Topic<byte[]> DEAD_LETTERS = new Topic<>("dead.letters", byte[].class, 1, Kept.days(7));

    /** Pipeline order. */
    public static final List<Topic<?>> ALL = List.of(
            FETCH_TASKS,
            REPORTS,
            SOURCE_STATUS,
            SOURCES,
            POSTS,
            MEDIA_REFS,
            MEDIA_SCORES,
            SCORES,
            FLAGS,
            EVIDENCE,
            VERDICTS,
            POLICY,
            HASHES,
            SCHEMAS,
            TAKEDOWNS,
            REQUESTS,
            RECHECKS,
            DEAD_LETTERS);

    /** Key of the policy in force on {@link #POLICY}. */
    public static final String CURRENT_POLICY = "current";
    /** Key of the list of sources in force on {@link #SOURCES}. */
    public static final String CURRENT_SOURCES = "current";

    private Topics() {}
}
