package org.lachan.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder where released letters arrive, one sub-folder each. */
record Outbox(Path root) {

    /** Letters that are complete: the PDF and its JSON. */
    long letters() {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Outbox::isLetter).count();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the outbox " + root, e);
        }
    }

    // A folder that starts with a dot is still being written.
    private static boolean isLetter(Path folder) {
        return !folder.getFileName().toString().startsWith(".")
                && Files.exists(folder.resolve("letter.pdf"))
                && Files.exists(folder.resolve("request.json"));
    }
}
