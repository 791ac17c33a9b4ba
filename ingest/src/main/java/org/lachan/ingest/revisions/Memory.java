package org.lachan.ingest.revisions;

import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.lachan.ingest.counts.Ledger;

/** What is known in one partition. A host's targets, and the posts at which they end, are all in its partition. */
public record Memory(
        KeyValueStore<String, TargetState> targets,
        KeyValueStore<String, PostState> posts,
        KeyValueStore<String, SourceState> sources,
        Ledger ledger) {

    public TargetState target(String targetId) {
        TargetState state = targets.get(targetId);
        return state == null ? TargetState.UNKNOWN : state;
    }

    public Optional<PostState> post(String postId) {
        return Optional.ofNullable(posts.get(postId));
    }

    public SourceState source(String sourceId) {
        SourceState state = sources.get(sourceId);
        return state == null ? SourceState.NEVER : state;
    }
}
