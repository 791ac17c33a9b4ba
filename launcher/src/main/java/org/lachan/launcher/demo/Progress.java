package org.lachan.launcher.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.demo.Tally.Counts;
import org.lachan.launcher.exit.Speech;

/** Tells people how far the pipeline is, every few seconds while the counts move. */
final class Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Tally tally;
    private final Speech speech;
    private final Clock clock;
    private final Instant begin;
    private @Nullable Counts told;
    private Instant toldAt = Instant.EPOCH;
    private boolean flagTold;

    /** @param begin what times are told from */
    Progress(Tally tally, Speech speech, Clock clock, Instant begin) {
        this.tally = tally;
        this.speech = speech;
        this.clock = clock;
        this.begin = begin;
    }

    /** Counts anew, and tells when there is something to tell. */
    Counts update() {
        Counts counts = tally.count();
        if (!flagTold && tally.firstFlag().isPresent()) {
            flagTold = true;
            String seconds = seconds(tally.firstFlag().get());
            speech.say("First flag after " + seconds + " s.", "Cờ đầu tiên sau " + seconds + " giây.");
        }
        Instant now = clock.instant();
        if (!counts.equals(told) && now.isAfter(toldAt.plus(BETWEEN))) {
            tell(counts);
            told = counts;
            toldAt = now;
        }
        return counts;
    }

    private void tell(Counts counts) {
        speech.say(
                seconds(clock.instant()) + " s: " + counts.posts() + " posts, " + counts.scored() + " scored, "
                        + counts.flagged() + " flagged",
                seconds(clock.instant()) + " giây: " + counts.posts() + " bài, " + counts.scored() + " đã chấm điểm, "
                        + counts.flagged() + " bị gắn cờ");
    }

    private String seconds(Instant at) {
        return Long.toString(Duration.between(begin, at).toSeconds());
    }
}
