package org.lachan.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** A data folder that the demo may use: new, empty, or marked as a demo's. */
public record DemoFolder(Path root) {
    private static final String MARKER = "demo";

    /** Whether that folder is a demo's; such a folder has accounts whose passwords lie beside them. */
    public static boolean isDemo(Path root) {
        return Files.exists(root.resolve(MARKER));
    }

    /**
     * Marks the folder before anything else is written to it.
     *
     * @throws LaunchFailure when it holds something else, or cannot be written
     */
    static DemoFolder claim(Path root) {
        try {
            Files.createDirectories(root);
            if (!isDemo(root)) {
                refuseUnlessEmpty(root);
                Files.writeString(root.resolve(MARKER), "A demo of La chan: only ./lachan demo may use this folder.\n");
            }
            return new DemoFolder(root.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "The folder " + root + " cannot be written: " + e.getMessage(),
                    "Không ghi được vào thư mục " + root + ": " + e.getMessage(),
                    e);
        }
    }

    private static void refuseUnlessEmpty(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            if (files.findAny().isPresent()) {
                throw new LaunchFailure(
                        ExitCode.BAD_INPUT,
                        "The folder " + root
                                + " holds something that is no demo: give demo an empty folder with --data.",
                        "Thư mục " + root + " có dữ liệu không phải của demo: hãy chọn một thư mục trống bằng --data.");
            }
        }
    }

    Path accounts() {
        return root.resolve("demo-accounts.json");
    }

    Path sampleWeb() {
        return root.resolve("sample-web");
    }

    Path outbox() {
        return root.resolve("outbox");
    }

    /** Written at each start from the sample web's addresses. */
    Path sources() {
        return root.resolve("config").resolve("sources.yaml");
    }
}
