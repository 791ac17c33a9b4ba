package org.lachan.launcher.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.lachan.content.folder.OwnerOnly;

/** The random password of the embedded database's one user, in a file that only its owner reads. */
final class PostgresPassword {
    private static final String NAME = "postgres.password";
    private static final int BYTES = 24;

    private PostgresPassword() {}

    static boolean isKnown(Path keys) {
        return Files.exists(keys.resolve(NAME));
    }

    /** The file, made first when it is not there. */
    static Path file(Path keys) throws IOException {
        Path file = keys.resolve(NAME);
        if (Files.notExists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            OwnerOnly.write(
                    OwnerOnly.folder(keys).resolve(file.getFileName()), password.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
