package org.lachan.classifier.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.schemas.Topics;

/** Which of the valid policies on the topic is in force: the last {@code current}, or else the last of any. */
final class PolicyChoice {
    private @Nullable PublishedPolicy current;
    private @Nullable PublishedPolicy newest;

    /** A valid policy under its key, in the topic's order. */
    void offer(String key, PublishedPolicy policy) {
        if (key.equals(Topics.CURRENT_POLICY)) {
            current = policy;
        } else {
            newest = policy;
        }
    }

    /** Empty when there is no valid policy at all. */
    Optional<PublishedPolicy> inForce() {
        return Optional.ofNullable(current == null ? newest : current);
    }
}
