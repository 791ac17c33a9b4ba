package org.lachan.classifier.posts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lachan.avro.Post;
import org.lachan.classifier.steps.PoisonRecord;
import org.lachan.content.text.Fingerprint;

/**
 * Remembers on disk which bodies are being read. A body that was being read each time the process died is given up:
 * no handler catches the death of a process, and the record would end every next one too.
 */
public final class Attempts {
    /** How often a process may die over one body. */
    static final int MOST = 2;

    private final Path folder;

    /** @throws IOException when the folder cannot be made */
    public Attempts(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Throws {@link PoisonRecord} when the process died over this revision too often. */
    void begin(Post post) {
        Path file = fileOf(post);
        try {
            int earlier = earlier(file);
            if (earlier >= MOST) {
                Files.delete(file);
                throw new PoisonRecord("the process died " + earlier + " times while it read this body");
            }
            Files.writeString(file, Integer.toString(earlier + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note that a body is being read in " + folder, e);
        }
    }

    /** The body was read, whatever came of it. */
    void end(Post post) {
        try {
            Files.deleteIfExists(fileOf(post));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note that a body was read in " + folder, e);
        }
    }

    private static int earlier(Path file) throws IOException {
        try {
            String count = Files.readString(file);
            // Empty: the process died between making the file and writing to it.
            return count.isEmpty() ? 1 : Integer.parseInt(count);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private Path fileOf(Post post) {
        return folder.resolve(Fingerprint.of(post.getPostId() + " " + post.getRevision()));
    }
}
