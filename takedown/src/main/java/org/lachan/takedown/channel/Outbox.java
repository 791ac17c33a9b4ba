package org.lachan.takedown.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lachan.content.hashes.Sha256;
import org.lachan.takedown.letters.Letter;
import org.lachan.takedown.letters.LetterWriter;

/** A folder of unsigned drafts, one sub-folder per request. Nothing leaves the machine from here. */
public final class Outbox {
    private final Path folder;
    private final LetterWriter writer;

    public Outbox(Path folder, LetterWriter writer) {
        this.folder = folder;
        this.writer = writer;
    }

    /**
     * Files a draft. A folder that is there already is complete, because it appeared at once: it is kept as it is.
     *
     * @return file name to SHA-256, hex
     * @throws UncheckedIOException when the disk refuses
     */
    Map<String, String> file(Letter letter) {
        Path place = folder.resolve(letter.publicRef());
        try {
            if (!Files.isDirectory(place)) {
                appear(letter, place);
            }
            return hashes(place);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot file " + letter.publicRef() + " in " + folder, e);
        }
    }

    private void appear(Letter letter, Path place) throws IOException {
        Files.createDirectories(folder);
        Path growing = folder.resolve(".new-" + letter.publicRef());
        clear(growing);
        Files.createDirectory(growing);
        writer.write(growing, letter);
        Files.move(growing, place, StandardCopyOption.ATOMIC_MOVE);
    }

    // Left by a process that died while it wrote.
    private static void clear(Path growing) throws IOException {
        if (!Files.exists(growing)) {
            return;
        }
        List<Path> rest;
        try (Stream<Path> files = Files.walk(growing)) {
            rest = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : rest) {
            Files.delete(file);
        }
    }

    private static Map<String, String> hashes(Path place) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(place)) {
            files = listed.toList();
        }
        for (Path file : files) {
            hashes.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
        }
        return hashes;
    }
}
