package org.lachan.launcher.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.hashes.Sha256;

/** Tells one folder's keys from another's. */
final class Keys {
    /** The id of no keys at all. */
    static final String NONE = "none";

    private static final int LENGTH = 16;

    private Keys() {}

    /** 16 hex digits of a hash over names and contents; the keys are random, so that it tells nothing about them. */
    static String id(DataFolder folder) throws IOException {
        if (!Files.isDirectory(folder.keys())) {
            return NONE;
        }
        MessageDigest digest = Sha256.digest();
        List<Path> files = files(folder.keys());
        for (Path file : files) {
            digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            byte[] content = Files.readAllBytes(file);
            digest.update((content.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        }
        return files.isEmpty() ? NONE : Sha256.of(digest).substring(0, LENGTH);
    }

    private static List<Path> files(Path keys) throws IOException {
        try (Stream<Path> files = Files.list(keys)) {
            return files.filter(file -> Names.belongs(Manifest.Kind.KEYS, "keys/" + file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
