package org.lachan.classifier.posts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lachan.avro.Post;
import org.lachan.classifier.rules.Cue;
import org.lachan.classifier.rules.Head;

/** What a person's report says by itself, whatever its text, and though it has none. */
final class Told {
    private static final double RULE_HITS = 1.0;

    private Told() {}

    /** Empty for what no person reported. */
    static Set<Cue> cues(Post post) {
        return cue(post).map(Set::of).orElse(Set.of());
    }

    static Map<Head, Double> heads(Set<Cue> cues) {
        return cues.contains(Cue.HOTLINE) || cues.contains(Cue.PUBLIC_REPORT)
                ? Map.of(Head.REPORT, RULE_HITS)
                : Map.of();
    }

    /** Whether a person asked for this very post: then it is looked at again, though nothing changed. */
    static boolean isAsked(Post post) {
        return cue(post).filter(Cue.PUBLIC_REPORT::equals).isPresent();
    }

    private static Optional<Cue> cue(Post post) {
        return switch (post.getSourceKind()) {
            case HOTLINE -> Optional.of(Cue.HOTLINE);
            // An analyst's entry is a report too: whoever enters an address must get to decide it.
            case REPORT, MANUAL -> Optional.of(Cue.PUBLIC_REPORT);
            default -> Optional.empty();
        };
    }
}
