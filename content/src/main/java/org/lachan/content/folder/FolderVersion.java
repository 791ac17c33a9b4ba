package org.lachan.content.folder;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a data folder says of itself, in its file {@code VERSION}.
 *
 * @param format of the folder's layout, 1 or more
 * @param product version of the program that wrote to it last
 */
public record FolderVersion(int format, String product) {
    /** The release that wrote no such file. */
    public static final FolderVersion UNMARKED = new FolderVersion(1, "0.1.0");

    private static final String FILE = "VERSION";

    public FolderVersion {
        if (format < 1) {
            throw new IllegalArgumentException("A folder's format is 1 or more, not " + format);
        }
        if (product.isBlank() || product.contains("\n")) {
            throw new IllegalArgumentException("A product's version is one word, not \"" + product + "\"");
        }
    }

    /**
     * Nothing where the folder has no such file: it is new, or of 0.1.0.
     *
     * @throws IOException when the file cannot be read or makes no sense
     */
    public static Optional<FolderVersion> read(DataFolder folder) throws IOException {
        Path file = folder.root().resolve(FILE);
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(file)));
            return Optional.of(new FolderVersion(
                    Integer.parseInt(lines.getProperty("format", "").strip()), lines.getProperty("product", "")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException("The file " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Replaces the file in one step. */
    public void write(DataFolder folder) throws IOException {
        String text = "format=" + format + "\nproduct=" + product + "\n";
        OwnerOnly.write(folder.root().resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
    }
}
