package org.lachan.launcher.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lachan.launcher.demo.Tally.Counts;
import org.lachan.launcher.sampleweb.Expected;

/**
 * The demo's last line. All counts are totals of the data folder; {@link Tally} says what the first four and the dead
 * letters mean.
 *
 * @param cases cases of any state
 * @param requests removal requests of any state
 * @param outbox folders in the outbox that hold a letter and its JSON
 * @param auditVerified whether the hash chain of the audit holds
 * @param seconds of this run
 */
record Summary(Counts counts, long cases, long requests, long outbox, boolean auditVerified, double seconds) {

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("posts", counts.posts());
        line.put("duplicates", counts.duplicates());
        line.put("scored", counts.scored());
        line.put("flagged", counts.flagged());
        line.put("cases", cases);
        line.put("requests", requests);
        line.put("outbox", outbox);
        line.put("deadLetters", counts.deadLetters());
        line.put("auditVerified", auditVerified);
        line.put("seconds", seconds);
        return line;
    }

    /** The counts that are not what the sample web says they must be; empty when all are. */
    List<String> differencesFrom(Expected expected) {
        List<String> differences = new ArrayList<>();
        compare(differences, "posts", expected.posts(), counts.posts());
        compare(differences, "duplicates", expected.duplicates(), counts.duplicates());
        compare(differences, "scored", expected.scored(), counts.scored());
        compare(differences, "flagged", expected.flagged(), counts.flagged());
        compare(differences, "cases", expected.cases(), cases);
        compare(differences, "requests", expected.requests(), requests);
        compare(differences, "outbox", expected.requests(), outbox);
        compare(differences, "deadLetters", expected.deadLetters(), counts.deadLetters());
        if (!auditVerified) {
            differences.add("auditVerified is false");
        }
        return differences;
    }

    private static void compare(List<String> differences, String name, long expected, long found) {
        if (expected != found) {
            differences.add(name + " is " + found + ", expected " + expected);
        }
    }
}
