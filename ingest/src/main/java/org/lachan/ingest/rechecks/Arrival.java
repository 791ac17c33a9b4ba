package org.lachan.ingest.rechecks;

import java.util.Optional;
import org.lachan.ingest.rechecks.Sighting.Reason;

/**
 * Where a page was, and where the way to it ends now.
 *
 * @param url of the end
 */
record Arrival(Place then, Place now, String url) {

    static Arrival of(String then, String now) {
        return new Arrival(Place.of(then), Place.of(now), now);
    }

    /** What redirects lead to instead of the page. */
    Optional<Sighting> instead() {
        if (then.isSame(now)) {
            return Optional.empty();
        }
        if (now.isChallenge() && !then.isChallenge()) {
            return Optional.of(Sighting.temporary(Reason.CHALLENGE));
        }
        if (now.isLogin() && !then.isLogin()) {
            return Optional.of(Sighting.restricted(Reason.LOGIN_WALL));
        }
        if (now.isAgeGate() && !then.isAgeGate()) {
            return Optional.of(Sighting.restricted(Reason.AGE_GATE));
        }
        boolean missing = (now.isHome() && !then.isHome()) || (now.isMissingPage() && !then.isMissingPage());
        return missing ? Optional.of(Sighting.gone(Reason.SOFT_404)) : Optional.empty();
    }

    /** Sites send readers of a removed article to its category. */
    Optional<Sighting> category(boolean sameTitle) {
        boolean category = !sameTitle && now.isAbove(then);
        return category ? Optional.of(Sighting.gone(Reason.SOFT_404)) : Optional.empty();
    }

    Optional<Sighting> movedFor(boolean good) {
        return good && !then.isSame(now) ? Optional.of(Sighting.moved(url)) : Optional.empty();
    }
}
