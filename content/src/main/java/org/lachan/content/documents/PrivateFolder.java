package org.lachan.content.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a reader's process spools what it unpacks; readable by its owner only, and deleted with the process. */
record PrivateFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);

    static PrivateFolder create() throws IOException {
        return new PrivateFolder(Files.createTempDirectory("lachan-reader-"));
    }

    /** Deletes what a document left there. */
    void empty() {
        delete(within());
    }

    void delete() {
        empty();
        delete(List.of(path));
    }

    private List<Path> within() {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> !file.equals(path))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("readerFolder=unlisted cause={}", e.getClass().getSimpleName());
            return List.of();
        }
    }

    private static void delete(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("readerFolder=undeleted cause={}", e.getClass().getSimpleName());
            }
        }
    }
}
