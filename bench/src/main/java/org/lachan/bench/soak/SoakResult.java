package org.lachan.bench.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lachan.bench.soak.PostLedger.Balance;

/**
 * What came of a soak.
 *
 * @param longestStallMs the longest that a request can have waited until a host noted it
 * @param rounds thorough rounds that were asked for in the quiet end
 * @param kills that were done
 */
record SoakResult(
        SoakSettings settings,
        PostLedger ledger,
        Balance balance,
        Politeness politeness,
        Footprint footprint,
        Map<String, Long> errors,
        long longestStallMs,
        int rounds,
        int kills,
        long seconds) {

    boolean clean() {
        return balance.lost() == 0 && ledger.repeated() == 0 && ledger.damaged() == 0 && politeness.violations() == 0;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("hosts", settings.hosts());
        line.put("minutes", settings.length().toSeconds() / 60.0);
        line.put("seed", settings.seed());
        line.put("kills", kills);
        line.put("expectedPosts", balance.expected());
        line.put("posts", ledger.posts());
        line.put("lost", balance.lost());
        line.put("repeated", ledger.repeated());
        line.put("damaged", ledger.damaged());
        line.put("editsExpected", balance.edits());
        line.put("editsSeen", balance.editsSeen());
        line.put("deletionsExpected", balance.deletions());
        line.put("deletionsSeen", balance.deletionsSeen());
        line.put("requests", politeness.requests());
        line.put("requestsPerSecond", Math.round(10.0 * politeness.requests() / Math.max(1, seconds)) / 10.0);
        line.put("politenessViolations", politeness.violations());
        line.put("violations", politeness.byKind());
        line.put("worstGapMs", politeness.worstGapMs());
        line.put("toleranceMs", Politeness.TOLERANCE_MS);
        line.put("harnessStallMs", longestStallMs);
        line.put("faults", politeness.faults());
        line.put("errors", errors);
        line.put("rssMbStart", footprint.startMb());
        line.put("rssMbEnd", footprint.endMb());
        line.put("rssMbMax", footprint.maxMb());
        line.put("threadsMax", footprint.maxThreads());
        line.put("closingRounds", rounds);
        line.put("seconds", seconds);
        return line;
    }
}
