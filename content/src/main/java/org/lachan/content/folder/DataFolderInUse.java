package org.lachan.content.folder;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another running instance holds the data folder. */
public final class DataFolderInUse extends IOException {
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder, @Nullable Throwable cause) {
        super("The data folder " + folder + " is in use by another running instance", cause);
    }
}
