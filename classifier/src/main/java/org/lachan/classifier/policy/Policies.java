package org.lachan.classifier.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lachan.classifier.rules.Rules;
import org.lachan.classifier.rules.RulesReader;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.yaml.BadSettings;
import org.lachan.content.yaml.YamlSettings;

/** Policies as files and on their topic. */
public final class Policies {
    private static final int VERSION_DIGITS = 16;

    private Policies() {}

    /** The documented policy that comes with the program. */
    public static String shipped() {
        try (InputStream yaml = Policies.class.getResourceAsStream("policy.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("policy.yaml is missing from this build");
            }
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("policy.yaml of this build cannot be read", e);
        }
    }

    /**
     * @param name what the file is called in messages
     * @return its version
     * @throws BadSettings with every bad key and its line
     */
    public static String validate(String yaml, String name) {
        return read(yaml, name).version();
    }

    /** Throws {@link BadSettings} with every bad key and its line. */
    public static Rules read(String yaml, String name) {
        return new RulesReader(YamlSettings.parse(yaml, name)).read(version(yaml));
    }

    /** First 16 hex digits of the SHA-256 of the UTF-8 bytes. */
    public static String version(String yaml) {
        return Sha256.of(yaml.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_DIGITS);
    }

    /**
     * Validates a policy and puts it in force.
     *
     * @param name what the file is called in messages
     * @param who the operator, or the part of the system, that publishes
     * @return its version
     * @throws BadSettings with every bad key and its line; nothing is published then
     * @throws IllegalStateException when the broker does not take it within thirty seconds
     */
    public static String publish(String bootstrap, String yaml, String name, String who) {
        validate(yaml, name);
        return PolicyPublisher.publish(bootstrap, yaml, who);
    }

    /**
     * The last valid policy that was put in force.
     *
     * @throws IllegalStateException when the broker does not answer within thirty seconds
     */
    public static Optional<PublishedPolicy> current(String bootstrap) {
        return new PolicyTopic(bootstrap).current();
    }
}
