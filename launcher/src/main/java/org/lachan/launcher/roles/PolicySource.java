package org.lachan.launcher.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lachan.classifier.policy.Policies;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Which file holds the thresholds. */
final class PolicySource {
    private PolicySource() {}

    /**
     * Refuses a bad file.
     *
     * @param given null when there is none
     * @throws LaunchFailure {@code BAD_INPUT} when it cannot be read
     * @throws org.lachan.content.yaml.BadSettings with every problem and its line
     */
    static void check(@Nullable Path given) {
        if (given == null) {
            return;
        }
        try {
            Policies.validate(Files.readString(given), String.valueOf(given.getFileName()));
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The policy file " + given + " cannot be read: " + e.getMessage(),
                    "Không đọc được tệp chính sách " + given + ": " + e.getMessage(),
                    e);
        }
    }
}
