package org.lachan.ingest.frontier;

import java.time.Instant;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/**
 * A task in the frontier.
 *
 * @param due not begun before
 * @param revisit whether it only looks whether something changed
 * @param failures in a row
 * @param starts how often it was begun without an end; more than one means that a process ended in between
 * @param again whether it was asked for anew while it was under way
 */
public record Pending(Task task, Instant due, boolean revisit, int failures, int starts, boolean again) {
    private static final int FIRST = 0;

    public static Pending fresh(Task task, Instant due, boolean revisit) {
        return new Pending(task, due, revisit, 0, 0, false);
    }

    /** The same of two tasks that are one: a source's polls, a page's visits, the re-checks of one case. */
    public static String key(Task task) {
        String what = task.purpose() == Purpose.SOURCE ? task.sourceId() : task.targetId();
        return task.purpose() + "/" + what + (task.caseId() == null ? "" : "/" + task.caseId());
    }

    String key() {
        return key(task);
    }

    /** Lower ones come first. */
    int rank() {
        if (task.origin().isAsked() || task.purpose() == Purpose.RECHECK) {
            return FIRST;
        }
        if (task.purpose() == Purpose.SOURCE) {
            return FIRST + 1;
        }
        if (revisit) {
            return FIRST + 4;
        }
        return task.purpose() == Purpose.POST ? FIRST + 2 : FIRST + 3;
    }

    boolean isUnderWay() {
        return starts > 0;
    }

    Pending begun() {
        return new Pending(task, due, revisit, failures, starts + 1, false);
    }

    /**
     * Asked for anew. What is under way cannot answer it, so it is done once more afterwards; a person's question is not lost to a
     * crawler's, and what one of them must not read is not read for the other.
     */
    Pending askedAgain(Task newer, Instant earlier) {
        Task kept = task.origin().isAsked() ? task : newer;
        Task safe = task.headersOnly() || newer.headersOnly() ? kept.unread() : kept;
        Instant sooner = earlier.isBefore(due) ? earlier : due;
        boolean still = revisit && !isUrgent(newer);
        return new Pending(safe, sooner, still, failures, starts, again || (isUnderWay() && isUrgent(newer)));
    }

    /** Whether it wants an answer that is younger than itself. */
    static boolean isUrgent(Task task) {
        return task.thorough() || task.origin().isAsked() || task.purpose() == Purpose.SOURCE;
    }

    Pending failed(Instant next) {
        return new Pending(task, next, revisit, failures + 1, 0, false);
    }

    /** Tried again then; no failure of its own. */
    Pending later(Instant next) {
        return new Pending(task, next, revisit, failures, 0, false);
    }
}
