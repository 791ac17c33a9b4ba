package org.lachan.bench.soak;

import java.util.List;

/**
 * A page or a status of a host, by a clock that begins with the run, in ms.
 *
 * @param appears when it is there
 * @param edits when its text changes, in their order
 * @param goes when it is taken down; {@link Long#MAX_VALUE} for one that stays
 */
record Item(Key key, Way way, long appears, List<Long> edits, long goes) {

    /** Host and number: unique in a run. */
    record Key(int host, int number) {}

    /** How one gets to it from the listing. */
    enum Way {
        STRAIGHT,
        OVER_A_HOP,
        OVER_ANOTHER_HOST,
        FORBIDDEN
    }

    Item {
        edits = List.copyOf(edits);
    }

    int number() {
        return key.number();
    }

    boolean isListed(long now) {
        return appears <= now;
    }

    boolean isGone(long now) {
        return goes <= now;
    }

    /** 1 for the text as it first was. */
    int revision(long now) {
        return 1 + (int) edits.stream().filter(edit -> edit <= now).count();
    }
}
