package org.lachan.takedown.console;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lachan.takedown.cases.CasePart.Reason;

/** Cuts a text where its reasons begin and end. */
final class Highlights {

    private Highlights() {}

    /**
     * The whole text, in order.
     *
     * @param reasons half-open ranges of code points; what lies outside the text is cut off
     */
    static List<Segment> of(String text, List<Reason> reasons) {
        int length = text.codePointCount(0, text.length());
        var cuts = new TreeSet<Integer>(List.of(0, length));
        reasons.forEach(reason -> {
            cuts.add(Math.min(reason.start(), length));
            cuts.add(Math.min(reason.end(), length));
        });
        List<Segment> segments = new ArrayList<>();
        int index = 0;
        int from = 0;
        for (int to : cuts.tailSet(0, false)) {
            int next = text.offsetByCodePoints(index, to - from);
            segments.add(segment(text.substring(index, next), from, to, reasons));
            index = next;
            from = to;
        }
        return segments;
    }

    private static Segment segment(String text, int from, int to, List<Reason> reasons) {
        List<String> kinds = reasons.stream()
                .filter(reason -> reason.start() < to && reason.end() > from)
                .map(Reason::kind)
                .distinct()
                .toList();
        boolean starts = reasons.stream().anyMatch(reason -> reason.start() == from && reason.end() > from);
        return new Segment(text, kinds, starts);
    }

    /**
     * A run of text with one set of reasons.
     *
     * @param kinds as {@code cue:pupil}, {@code head:bully} or {@code rule:phone}; empty where nothing was found
     * @param starts whether a reason begins here
     */
    record Segment(String text, List<String> kinds, boolean starts) {

        public boolean marked() {
            return !kinds.isEmpty();
        }

        /** {@code cue}, {@code head} or {@code rule}, or {@code many} where several sorts meet. */
        public String sort() {
            List<String> sorts = sorts();
            return sorts.size() == 1 ? sorts.get(0) : "many";
        }

        public List<String> sorts() {
            return kinds.stream().map(Segment::sortOf).distinct().sorted().toList();
        }

        public String title() {
            return String.join(", ", kinds);
        }

        private static String sortOf(String kind) {
            String sort = kind.substring(0, Math.max(0, kind.indexOf(':')));
            return sort.equals("cue") || sort.equals("rule") ? sort : "head";
        }
    }
}
