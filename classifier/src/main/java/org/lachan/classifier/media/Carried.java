package org.lachan.classifier.media;

import java.util.List;
import org.lachan.avro.HashMatch;
import org.lachan.avro.MediaRef;
import org.lachan.avro.MediaScore;

/**
 * A post's media item with its score.
 *
 * @param fresh whether the score was made for this post; else it was there already
 * @param matches entries of the hash bank that the item matches now
 */
public record Carried(MediaRef ref, MediaScore score, boolean fresh, List<HashMatch> matches) {
    public Carried {
        matches = List.copyOf(matches);
    }

    public boolean matched() {
        return !matches.isEmpty();
    }
}
