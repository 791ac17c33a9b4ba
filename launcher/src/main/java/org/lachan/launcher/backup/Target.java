package org.lachan.launcher.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;

/** Where the files of an archive go: a folder, or nowhere when it is only checked. */
interface Target {
    /** Takes everything and keeps nothing. */
    Target NOWHERE = new Target() {
        @Override
        public void folder(String name, int mode) {
            // A folder has nothing that could be damaged.
        }

        @Override
        public OutputStream file(String name, int mode, FileTime modified) {
            return OutputStream.nullOutputStream();
        }
    };

    void folder(String name, int mode) throws IOException;

    /** Closed when the file is complete. */
    OutputStream file(String name, int mode, FileTime modified) throws IOException;
}
