package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.lachan.classifier.text.TextScorer;

/** The text model that a command asks for. */
final class Models {
    /** Names the one inside the program. */
    static final String SHIPPED = "shipped";

    private Models() {}

    static TextScorer open(Path file) {
        if (file.equals(Path.of(SHIPPED))) {
            return TextScorer.shipped();
        }
        try {
            return TextScorer.load(file);
        } catch (IOException e) {
            throw Unreadable.file(file, e);
        }
    }
}
