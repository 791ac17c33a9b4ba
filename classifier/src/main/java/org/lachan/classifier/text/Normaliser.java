package org.lachan.classifier.text;

import java.text.Normalizer;

/**
 * One spelling for texts that look the same: NFC, lower case, ordinary width, one place for Vietnamese tone marks, no
 * invisible characters, single spaces, no long repeats. Idempotent; at most three times as long as the original.
 */
public final class Normaliser {
    private static final int MARKS_PER_BASE = 4;
    /** The JDK's normaliser sorts marks in quadratic time. */
    private static final int MARKS_IN_A_ROW = 64;

    private static final int PUNCTUATION_RUN = 3;

    private Normaliser() {}

    public static Normalised normalise(String original) {
        Draft draft = fold(original);
        if (needsComposing(draft)) {
            draft = compose(draft);
        }
        // Moving a tone can join a run of letters, and a shorter run can end a word: repeat until nothing moves.
        do {
            shortenRuns(draft);
        } while (VietnameseTones.place(draft.points, draft.length));
        return draft.done();
    }

    private static Draft fold(String original) {
        Draft draft = new Draft(original.length());
        int position = 0;
        for (int i = 0; i < original.length(); position++) {
            int point = original.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x80) {
                addPlainAscii(draft, point, position);
            } else if (!isInvisible(point)) {
                addFolded(draft, point, position);
            }
        }
        return draft;
    }

    private static void addPlainAscii(Draft draft, int point, int position) {
        if (point > ' ' && point < 0x7F) {
            draft.add(point >= 'A' && point <= 'Z' ? point + 32 : point, position, position + 1);
        } else if (Character.isWhitespace(point)) {
            addSpace(draft, position);
        }
    }

    private static void addSpace(Draft draft, int position) {
        if (draft.last() != ' ') {
            draft.add(' ', position, position + 1);
        }
    }

    private static void addFolded(Draft draft, int point, int position) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            addSpace(draft, position);
        } else if (isMark(point)) {
            addAll(draft, Normalizer.normalize(Character.toString(point), Normalizer.Form.NFC), position);
        } else if (isStyledLetter(point)) {
            addAll(draft, Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC), position);
        } else {
            draft.add(Character.toLowerCase(straight(point)), position, position + 1);
        }
    }

    private static int straight(int point) {
        return switch (point) {
            case 0x2018, 0x2019, 0x2BC -> '\'';
            case 0x201C, 0x201D -> '"';
            default -> point;
        };
    }

    private static void addAll(Draft draft, String folded, int position) {
        folded.codePoints().forEach(point -> {
            if (point == ' ') {
                addSpace(draft, position);
            } else if (!isInvisible(point) && !(isMark(point) && hasAllMarks(draft))) {
                draft.add(Character.toLowerCase(point), position, position + 1);
            }
        });
    }

    private static boolean hasAllMarks(Draft draft) {
        int marks = 0;
        while (marks < draft.length && marks < MARKS_IN_A_ROW && isMark(draft.points[draft.length - 1 - marks])) {
            marks++;
        }
        return marks == MARKS_IN_A_ROW;
    }

    /** Full-width and half-width forms, mathematical, circled and squared letters: look-alikes of the ordinary ones. */
    private static boolean isStyledLetter(int point) {
        return (point >= 0xFF01 && point <= 0xFFEE)
                || (point >= 0x1D400 && point <= 0x1D7FF)
                || (point >= 0x24B6 && point <= 0x24E9)
                || (point >= 0x1F130 && point <= 0x1F149);
    }

    private static boolean isInvisible(int point) {
        if (point < 0x300) {
            return point == 0xAD || (point >= 0x7F && point < 0xA0 && point != 0x85);
        }
        int type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || point == 0x34F
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164;
    }

    static boolean isMark(int point) {
        if (point < 0x300) {
            return false;
        }
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean needsComposing(Draft draft) {
        for (int i = 0; i < draft.length; i++) {
            int point = draft.points[i];
            if (point >= 0x300 && !(point >= 0x1EA0 && point <= 0x1EF9) && point < 0x1F300) {
                return !Normalizer.isNormalized(new String(draft.points, 0, draft.length), Normalizer.Form.NFC);
            }
        }
        return false;
    }

    private static Draft compose(Draft draft) {
        Draft composed = new Draft(draft.length + 8);
        for (int from = 0, to; from < draft.length; from = to) {
            to = endOfCluster(draft, from);
            int start = draft.starts[from];
            int end = draft.ends[to - 1];
            int marks = 0;
            String cluster = new String(draft.points, from, to - from);
            for (int point : Normalizer.normalize(cluster, Normalizer.Form.NFC)
                    .codePoints()
                    .toArray()) {
                marks += isMark(point) ? 1 : 0;
                if (marks <= MARKS_PER_BASE) {
                    composed.add(Character.toLowerCase(point), start, end);
                }
            }
        }
        return composed;
    }

    private static int endOfCluster(Draft draft, int from) {
        int to = from + 1;
        while (to < draft.length && (isMark(draft.points[to]) || isConjoiningJamo(draft.points[to]))) {
            to++;
        }
        return to;
    }

    private static boolean isConjoiningJamo(int point) {
        return (point >= 0x1161 && point <= 0x11FF);
    }

    /** Letters said three times or more count once ("nguuuu"), signs three times at most; digits are data and stay. */
    private static void shortenRuns(Draft draft) {
        int kept = 0;
        for (int from = 0, to; from < draft.length; from = to) {
            int point = draft.points[from];
            to = from + 1;
            while (to < draft.length && draft.points[to] == point) {
                to++;
            }
            int copies = copies(point, to - from);
            for (int i = 0; i < copies; i++, kept++) {
                draft.points[kept] = point;
                draft.starts[kept] = draft.starts[from + i];
                draft.ends[kept] = i == copies - 1 ? draft.ends[to - 1] : draft.ends[from + i];
            }
        }
        draft.length = kept;
    }

    private static int copies(int point, int run) {
        if (run < 3 || Character.isDigit(point)) {
            return run;
        }
        return Character.isLetter(point) ? 1 : Math.min(run, PUNCTUATION_RUN);
    }
}
