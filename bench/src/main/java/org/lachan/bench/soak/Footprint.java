package org.lachan.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Memory and threads of the soaked process, as {@code /proc} tells them from time to time: Linux only. */
final class Footprint {
    private static final long KIB_OF_MIB = 1024;
    // At the beginning and at the end a mean of so many ms.
    private static final long MEAN_MS = 60_000;

    private record Sample(long at, long residentMb, long threads) {}

    private final List<Sample> samples = new ArrayList<>();

    /** @param now in ms of the run */
    void sample(long pid, long now) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        samples.add(new Sample(now, number(status, "VmRSS:") / KIB_OF_MIB, number(status, "Threads:")));
    }

    private static long number(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("/proc has no " + field));
    }

    long latestMb() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).residentMb();
    }

    /** After a warm-up of a fifth of the whole. */
    long startMb() {
        long from = end() / 5;
        return mean(from, from + Math.min(MEAN_MS, end() / 10));
    }

    long endMb() {
        return mean(end() - Math.min(MEAN_MS, end() / 10), end());
    }

    private long end() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).at();
    }

    private long mean(long from, long until) {
        return Math.round(samples.stream()
                .filter(sample -> sample.at() >= from && sample.at() <= until)
                .mapToLong(Sample::residentMb)
                .average()
                .orElse(0));
    }

    long maxMb() {
        return samples.stream().mapToLong(Sample::residentMb).max().orElse(0);
    }

    long maxThreads() {
        return samples.stream().mapToLong(Sample::threads).max().orElse(0);
    }
}
