package org.lachan.ingest.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of what was handed in. Both numbers begin at 1; the line is where the row begins. */
public sealed interface Row {
    int number();

    long line();

    record Good(int number, long line, HandedIn report) implements Row {}

    /** @param reference null where it is itself missing or refused */
    record Bad(int number, long line, @Nullable String reference, List<Wrong> wrongs) implements Row {
        public Bad {
            wrongs = List.copyOf(wrongs);
            if (wrongs.isEmpty()) {
                throw new IllegalArgumentException("Row " + number + " is bad for no reason");
            }
        }

        static Bad whole(int number, long line, Complaint complaint) {
            return new Bad(number, line, null, List.of(new Wrong("", complaint)));
        }
    }
}
