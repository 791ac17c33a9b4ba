package org.lachan.bench.extract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Consumer;
import org.lachan.bench.extract.SavedPages.SavedPage;

/**
 * Pages a second of one thread, warm.
 *
 * @param perSecond by the clock; on a busy machine less than it could be
 * @param perCpuSecond by the processor time of the thread; the garbage collector's is not in it
 */
record Speed(double perSecond, double perCpuSecond) {
    private static final int WARM_UP_ROUNDS = 6;
    private static final int ROUNDS = 6;
    private static final double NANOS = 1e9;

    static Speed of(List<SavedPage> pages, Consumer<SavedPage> work) {
        rounds(WARM_UP_ROUNDS, pages, work);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        rounds(ROUNDS, pages, work);
        double done = (double) pages.size() * ROUNDS;
        return new Speed(
                done * NANOS / (System.nanoTime() - clock), done * NANOS / (threads.getCurrentThreadCpuTime() - cpu));
    }

    private static void rounds(int rounds, List<SavedPage> pages, Consumer<SavedPage> work) {
        for (int i = 0; i < rounds; i++) {
            pages.forEach(work);
        }
    }
}
