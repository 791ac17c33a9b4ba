package org.lachan.ingest.fetch;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all bodies together may hold while they are read. */
final class MemoryBudget {
    private final long most;
    private final AtomicLong used = new AtomicLong();

    MemoryBudget(long most) {
        this.most = most;
    }

    /** @throws FetchProblem BUSY, when so much is not left */
    void take(int bytes) throws FetchProblem {
        if (used.addAndGet(bytes) > most) {
            used.addAndGet(-bytes);
            throw new FetchProblem(Problem.BUSY, "no memory left of the " + most + " bytes for bodies");
        }
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    boolean isTight() {
        return used.get() > most / 4 * 3;
    }

    long used() {
        return used.get();
    }
}
