package org.lachan.ingest.discussions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is no longer in a list that grows at its head. */
public final class Vanished {
    private Vanished() {}

    /**
     * @param before ids, newest first
     * @param now ids of the head of the list
     * @param whole whether it was read to its end: then nothing was merely pushed out
     * @return those that should still be there
     */
    public static Set<String> from(Collection<String> before, Set<String> now, boolean whole) {
        List<String> gaps = new ArrayList<>();
        Set<String> vanished = new LinkedHashSet<>();
        for (String id : before) {
            if (now.contains(id)) {
                vanished.addAll(gaps);
                gaps.clear();
            } else {
                gaps.add(id);
            }
        }
        if (whole) {
            vanished.addAll(gaps);
        }
        return vanished;
    }
}
