package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.text.TextScorer;

/** The text model that a command asks for. */
final class Models {
    private Models() {}

    /** @param file null for the shipped one */
    static TextScorer open(@Nullable Path file) {
        if (file == null) {
            return TextScorer.shipped();
        }
        try {
            return TextScorer.load(file);
        } catch (IOException e) {
            throw Unreadable.file(file, e);
        }
    }
}
