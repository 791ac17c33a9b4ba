package org.lachan.bench.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The Vietnamese texts of our commands over those of the launcher. */
final class Translation extends PropertyResourceBundle {
    private static final String FILE = "help_vi.properties";

    private Translation(Reader in, ResourceBundle launchers) throws IOException {
        super(in);
        setParent(launchers);
    }

    static Translation over(ResourceBundle launchers) {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Translation.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8)) {
            return new Translation(in, launchers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
