package org.lachan.bench.soak;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.bench.soak.Item.Way;
import org.lachan.bench.soak.Marks.Mark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the crawler made of the items. Of one thread. */
final class PostLedger {
    private static final Logger LOG = LoggerFactory.getLogger(PostLedger.class);
    private static final int MOST_LINES = 50;

    /**
     * What became of everything.
     *
     * @param expected items that must have been seen
     * @param lost of them: never seen, last seen with another text than their last, or gone without a word
     * @param edits items whose last text is an edit, and those seen so
     * @param deletions items that were seen and are gone, and those known to be gone
     */
    record Balance(long expected, long lost, long edits, long editsSeen, long deletions, long deletionsSeen) {}

    private record Last(int postRevision, int revision, boolean deleted) {}

    private final Set<String> postRevisions = new HashSet<>();
    private final Set<Mark> texts = new HashSet<>();
    private final Map<String, Item.Key> itemOfPost = new HashMap<>();
    private final Map<Item.Key, Last> last = new HashMap<>();
    private long posts;
    private long repeated;
    private long damaged;

    void take(Post post) {
        posts++;
        if (!postRevisions.add(post.getPostId() + "#" + post.getRevision())) {
            again(post, "revision");
        } else if (post.getChange() == PostChange.DELETED) {
            deleted(post);
        } else {
            living(post);
        }
    }

    private void living(Post post) {
        Optional<Mark> read = Marks.read(text(post.getBody()));
        if (read.isEmpty()) {
            damaged++;
            tell("damaged", post, "no marks");
            return;
        }
        Mark mark = read.get();
        Item.Key before = itemOfPost.putIfAbsent(post.getPostId(), mark.key());
        if (before != null && !before.equals(mark.key())) {
            damaged++;
            tell("damaged", post, "another item's post: " + before + " and " + mark.key());
        }
        if (!texts.add(mark)) {
            again(post, "text " + mark);
        }
        note(mark.key(), new Last(post.getRevision(), mark.revision(), false));
    }

    private void deleted(Post post) {
        Item.Key key = itemOfPost.get(post.getPostId());
        if (key == null) {
            damaged++;
            tell("damaged", post, "deleted before it was seen");
            return;
        }
        note(key, new Last(post.getRevision(), 0, true));
    }

    private void note(Item.Key key, Last now) {
        last.merge(key, now, (old, fresh) -> fresh.postRevision() > old.postRevision() ? fresh : old);
    }

    private void again(Post post, String what) {
        repeated++;
        tell("repeated", post, what);
    }

    private void tell(String what, Post post, String detail) {
        if (repeated + damaged <= MOST_LINES) {
            LOG.warn(
                    "finding={} source={} post={} revision={} change={} detail=\"{}\"",
                    what,
                    post.getSourceId(),
                    post.getPostId(),
                    post.getRevision(),
                    post.getChange(),
                    detail);
        }
    }

    private static String text(@Nullable ByteBuffer body) {
        return body == null
                ? ""
                : StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }

    long posts() {
        return posts;
    }

    /** Revisions that came twice, and texts of which there is more than one revision. */
    long repeated() {
        return repeated;
    }

    /** Revisions whose text is not whole, or of another item. */
    long damaged() {
        return damaged;
    }

    /** @param now in ms of the run */
    Balance balance(List<HostPlan> plans, long now) {
        Count count = new Count();
        expected(plans, now).forEach(item -> {
            boolean right = isRight(item, now);
            count.expected++;
            count.lost += right ? 0 : 1;
            if (item.isGone(now)) {
                count.deletions++;
                count.deletionsSeen += right ? 1 : 0;
            } else if (item.revision(now) > 1) {
                count.edits++;
                count.editsSeen += right ? 1 : 0;
            }
        });
        return new Balance(
                count.expected, count.lost, count.edits, count.editsSeen, count.deletions, count.deletionsSeen);
    }

    private static final class Count {
        private long expected;
        private long lost;
        private long edits;
        private long editsSeen;
        private long deletions;
        private long deletionsSeen;
    }

    // What went before anybody saw it is missed by nobody.
    private Stream<Item> expected(List<HostPlan> plans, long now) {
        return plans.stream()
                .flatMap(plan -> plan.items().stream())
                .filter(item -> item.way() != Way.FORBIDDEN && item.isListed(now))
                .filter(item -> !item.isGone(now) || last.containsKey(item.key()));
    }

    private boolean isRight(Item item, long now) {
        Last seen = last.get(item.key());
        if (seen == null) {
            return false;
        }
        return item.isGone(now) ? seen.deleted() : !seen.deleted() && seen.revision() == item.revision(now);
    }

    /** The first few that are lost, for people. */
    List<String> lost(List<HostPlan> plans, long now) {
        return expected(plans, now)
                .filter(item -> !isRight(item, now))
                .map(item -> plans.get(item.key().host()).listing() + " " + item + " seen as " + last.get(item.key()))
                .limit(MOST_LINES)
                .toList();
    }
}
