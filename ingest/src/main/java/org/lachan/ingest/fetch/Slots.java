package org.lachan.ingest.fetch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** How many exchanges are under way over all hosts. A wait holds no thread; none begins while little memory is left. */
final class Slots {
    private final int most;
    private final MemoryBudget memory;
    private final Executor granter;
    private final Deque<CompletableFuture<Slot>> queue = new ArrayDeque<>();
    private int taken;

    Slots(int most, MemoryBudget memory, Executor granter) {
        this.most = most;
        this.memory = memory;
        this.granter = granter;
    }

    /** The right to one exchange, until it is given back. */
    final class Slot {
        private boolean free;

        /** May be called again. */
        void giveBack() {
            synchronized (queue) {
                if (free) {
                    return;
                }
                free = true;
                taken--;
            }
            granter.execute(Slots.this::grant);
        }
    }

    /** Cancelling it gives the slot to the next. */
    CompletableFuture<Slot> take() {
        CompletableFuture<Slot> granted = new CompletableFuture<>();
        synchronized (queue) {
            queue.add(granted);
        }
        granter.execute(this::grant);
        return granted;
    }

    private void grant() {
        for (CompletableFuture<Slot> next = next(); next != null; next = next()) {
            Slot slot = new Slot();
            if (!next.complete(slot)) {
                slot.giveBack();
            }
        }
    }

    // One goes on in any case: what it reads is given back at its end, and moves the rest.
    private @Nullable CompletableFuture<Slot> next() {
        synchronized (queue) {
            if (taken >= most || (taken > 0 && memory.isTight())) {
                return null;
            }
            CompletableFuture<Slot> next = queue.poll();
            if (next != null) {
                taken++;
            }
            return next;
        }
    }
}
