package org.lachan.launcher.roles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.OwnerOnly;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Names an instance for Kafka's static membership: as long-lived as its data folder, and nobody else's. */
final class InstanceId {
    private InstanceId() {}

    static String of(DataFolder folder) {
        Path file = folder.config().resolve("instance-id");
        try {
            if (Files.notExists(file)) {
                OwnerOnly.write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "The file " + file + " can neither be read nor written: " + e.getMessage(),
                    "Không đọc hoặc ghi được tệp " + file + ": " + e.getMessage(),
                    e);
        }
    }
}
