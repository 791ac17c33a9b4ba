package org.lachan.classifier.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.content.yaml.BadSettings;

/**
 * The operator's policy.yaml: what changes in it and is valid takes force at once; what is not is reported with its
 * lines and changes nothing. Used by one thread.
 */
public final class PolicyFile {
    private final Path file;
    private final PolicyState state;
    private final Consumer<String> publisher;
    private @Nullable String seen;
    private @Nullable String unreadable;

    /** @param publisher puts valid YAML in force */
    public PolicyFile(Path file, PolicyState state, Consumer<String> publisher) {
        this.file = file;
        this.state = state;
        this.publisher = publisher;
    }

    /**
     * Puts the file in force when nothing is, or when it was changed after what is.
     *
     * @throws BadSettings when there is no policy in force and the file is not valid
     * @throws IOException when there is no policy in force and the file cannot be read
     */
    public void atStart(Optional<PublishedPolicy> current) throws IOException {
        if (current.isEmpty()) {
            publishFirst();
        } else if (Files.exists(file) && changedAt().isAfter(current.get().publishedAt())) {
            seen = current.get().yaml();
            check();
        } else {
            seen = Files.exists(file) ? Files.readString(file) : null;
        }
    }

    private void publishFirst() throws IOException {
        String yaml = Files.readString(file);
        Policies.validate(yaml, name());
        publisher.accept(yaml);
        seen = yaml;
    }

    /** Called every two seconds or so. Throws {@link IllegalStateException} when publishing fails; the next call tries again. */
    public void check() {
        String yaml;
        try {
            yaml = Files.readString(file);
            unreadable = null;
        } catch (IOException e) {
            reportOnce(e);
            return;
        }
        if (!yaml.equals(seen)) {
            take(yaml);
            seen = yaml;
        }
    }

    private void take(String yaml) {
        try {
            Policies.validate(yaml, name());
        } catch (BadSettings e) {
            state.refused("file " + name(), String.valueOf(e.getMessage()));
            return;
        }
        publisher.accept(yaml);
        state.fileAccepted();
    }

    private void reportOnce(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(unreadable)) {
            state.refused("file " + name(), "cannot be read: " + reason);
        }
        unreadable = reason;
    }

    private Instant changedAt() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
