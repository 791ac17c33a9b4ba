package org.lachan.bench.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** The data folder of one run: a named one that stays, or one that is deleted at the end. */
record RunFolder(Path root, boolean stays) implements AutoCloseable {

    /** @throws LaunchFailure {@code USAGE} when a named one holds something already, {@code DATA_UNWRITABLE} */
    static RunFolder open(@Nullable Path named) {
        try {
            if (named == null) {
                return new RunFolder(Files.createTempDirectory("lachan-real-"), false);
            }
            Files.createDirectories(named);
            refuseUnlessEmpty(named);
            return new RunFolder(named, true);
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "No data folder can be made: " + e.getMessage(),
                    "Không tạo được thư mục dữ liệu: " + e.getMessage(),
                    e);
        }
    }

    /** Writes {@code config/sources.yaml}. */
    Path writeSources(String yaml) throws IOException {
        Path config = Files.createDirectories(root.resolve("config"));
        return Files.writeString(config.resolve("sources.yaml"), yaml);
    }

    @Override
    public void close() throws IOException {
        if (stays) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(root)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static void refuseUnlessEmpty(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            if (files.findAny().isPresent()) {
                throw new LaunchFailure(
                        ExitCode.USAGE,
                        "The folder " + root + " is not empty: name an empty one with --data, or none.",
                        "Thư mục " + root + " không trống: hãy chọn một thư mục trống bằng --data, hoặc bỏ --data.");
            }
        }
    }
}
