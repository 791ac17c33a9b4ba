package org.lachan.ingest.rechecks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.Fingerprint;
import org.lachan.content.text.TextExtractor;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchOutcome.Unread;
import org.lachan.ingest.fetch.Hop;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.rechecks.Sighting.Outcome;
import org.lachan.ingest.rechecks.Sighting.Reason;

/** Tells what became of a page from what a fetch brought and what was known before. Safe for use by several threads. */
public final class Rechecks {
    private static final int UNAUTHORISED = 401;
    private static final int LEGAL = 451;

    private final TextExtractor extractor;

    /** @param extractor reads pages and plain text only; documents are compared by their bytes */
    public Rechecks(TextExtractor extractor) {
        this.extractor = extractor;
    }

    public Sighting sight(FetchOutcome now, Before before) {
        return seen(now, before).after(before.last());
    }

    /**
     * Of the text of a page, for {@link Before}: equal as long as the text is.
     *
     * @param mediaType as declared, empty where it was not
     * @return empty where the bytes are no page or plain text, or hold no text
     */
    public Optional<String> fingerprint(byte[] body, String mediaType) {
        return extractor.isText(body, mediaType) && extractor.extract(body, mediaType, null) instanceof Extracted text
                ? Optional.of(Fingerprint.of(text.title() + "\n" + text.text()))
                : Optional.empty();
    }

    private Sighting seen(FetchOutcome now, Before before) {
        if (now instanceof Fetched fetched) {
            return fetched(fetched, before).withSha256(Sha256.of(fetched.body()));
        }
        if (now instanceof Unread unread) {
            return unread(unread, before);
        }
        if (now instanceof NotModified) {
            return Sighting.of(Outcome.PRESENT, Reason.NONE);
        }
        if (now instanceof Gone) {
            return Sighting.gone(Reason.NOT_FOUND);
        }
        if (now instanceof Elsewhere elsewhere) {
            return elsewhere(elsewhere, before);
        }
        return now instanceof Refused refused ? refused(refused) : failed((Failed) now);
    }

    private Sighting fetched(Fetched now, Before before) {
        String sha256 = Sha256.of(now.body());
        Arrival arrival = Arrival.of(before.url(), now.url());
        if (sha256.equals(before.sha256())) {
            return arrival.movedFor(now.redirects().movedPermanently()).orElse(there(Outcome.PRESENT));
        }
        boolean text = extractor.isText(now.body(), now.mediaType());
        PageView view = text ? PageView.of(now.body(), now.mediaType()) : PageView.NOTHING;
        Optional<String> fingerprint = fingerprint(now.body(), now.mediaType());
        if (before.fingerprint() != null
                && fingerprint.filter(before.fingerprint()::equals).isPresent()) {
            return arrival.movedFor(now.redirects().movedPermanently()).orElse(there(Outcome.PRESENT));
        }
        return arrival.instead()
                .or(() -> view.sign().map(Sign::sighting))
                .or(() -> arrival.category(sameTitle(view, before)))
                .or(() -> arrival.movedFor(now.redirects().movedPermanently()))
                .orElseGet(() -> there(compared(before, text, sha256)));
    }

    private static boolean sameTitle(PageView view, Before before) {
        if (before.title() == null || before.title().isBlank() || view.title().isEmpty()) {
            return false;
        }
        String then = PageView.fold(before.title());
        return then.startsWith(view.title()) || view.title().startsWith(then);
    }

    // The bytes of a page differ at each fetch: without its text then, nobody can say that it changed.
    private static Outcome compared(Before before, boolean text, @Nullable String sha256) {
        boolean otherText = text && before.fingerprint() != null;
        boolean otherBytes =
                !text && before.sha256() != null && !before.sha256().equals(sha256);
        return otherText || otherBytes ? Outcome.CHANGED : Outcome.PRESENT;
    }

    private static Sighting there(Outcome outcome) {
        return Sighting.of(outcome, Reason.NONE);
    }

    private static Sighting unread(Unread now, Before before) {
        if (isChallenged(now.hops())) {
            return Sighting.temporary(Reason.CHALLENGE);
        }
        Arrival arrival = Arrival.of(before.url(), now.url());
        return arrival.instead()
                .or(() -> arrival.movedFor(now.redirects().movedPermanently()))
                .orElse(there(Outcome.PRESENT));
    }

    private static Sighting elsewhere(Elsewhere now, Before before) {
        Arrival arrival = Arrival.of(before.url(), now.target());
        return arrival.instead()
                .or(() -> arrival.movedFor(now.permanent()))
                .orElseGet(() -> new Sighting(Outcome.TEMPORARY_FAILURE, Reason.MOVED, now.target(), null));
    }

    private static Sighting refused(Refused now) {
        if (now.status() == LEGAL) {
            return Sighting.restricted(Reason.LEGAL_BLOCK);
        }
        if (now.problem() == Problem.REDIRECTS && now.hops().stream().anyMatch(Rechecks::isAtLogin)) {
            return Sighting.restricted(Reason.LOGIN_WALL);
        }
        if (now.problem() != Problem.DENIED) {
            return Sighting.temporary(reason(now.problem()));
        }
        if (isChallenged(now.hops())) {
            return Sighting.temporary(Reason.CHALLENGE);
        }
        if (now.status() == UNAUTHORISED) {
            return Sighting.restricted(Reason.LOGIN_WALL);
        }
        return PageView.of(now.page(), "").sign().map(Sign::sighting).orElse(Sighting.restricted(Reason.DENIED));
    }

    private static boolean isAtLogin(Hop hop) {
        return Place.of(hop.url()).isLogin();
    }

    private static Sighting failed(Failed now) {
        return Sighting.temporary(isChallenged(now.hops()) ? Reason.CHALLENGE : reason(now.problem()));
    }

    private static Reason reason(Problem problem) {
        return switch (problem) {
            case THROTTLED -> Reason.THROTTLED;
            case SERVER -> Reason.SERVER;
            case TIMEOUT -> Reason.TIMEOUT;
            case UNKNOWN_HOST, NETWORK, TLS, REDIRECTS, FORBIDDEN_ADDRESS, BAD_URL, CIRCUIT -> Reason.NETWORK;
            case DENIED -> Reason.DENIED;
            // Ours, and nothing that the page's site said.
            case ROBOTS, UNREADABLE, TYPE, KEY, QUOTA, BUSY, EXPIRED, POISON -> Reason.NONE;
        };
    }

    // Said by the guard in front of the site, whatever the status.
    private static boolean isChallenged(List<Hop> hops) {
        return !hops.isEmpty()
                && hops.get(hops.size() - 1).headers().stream()
                        .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).equals("cf-mitigated")
                                && field.value().equals("challenge"));
    }
}
