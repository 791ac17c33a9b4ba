package org.lachan.classifier.rules;

import java.util.List;

/** What the rules say of one post: the harms to put before a person, in the taxonomy's order; none: no flag. */
public record Decision(List<Proposal> proposals) {
    public static final Decision NONE = new Decision(List.of());

    public Decision {
        proposals = List.copyOf(proposals);
    }

    public boolean flags() {
        return !proposals.isEmpty();
    }
}
