package org.lachan.launcher.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Bodies saved to files, gzipped or not. */
final class SavedBody {
    private static final int MOST_BYTES = 64 << 20;

    private SavedBody() {}

    /** @throws IOException also where the file, or what it unpacks to, is larger than 64 MiB */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = limited(in);
            boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
            return gzip ? limited(new GZIPInputStream(new ByteArrayInputStream(bytes))) : bytes;
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("more than " + (MOST_BYTES >> 20) + " MiB");
        }
        return bytes;
    }
}
