package org.lachan.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.yaml.BadSettings;

final class PolicyFileTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-20T00:00:00Z");
    private static final String CHANGED = Policies.shipped() + "\n# changed\n";
    private static final String BAD = "thresholds: {politics: {vi: 0.5}}";

    @TempDir
    private Path folder;

    private final List<String> published = new ArrayList<>();
    private final PolicyState state = new PolicyState();
    private Path path;
    private PolicyFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("policy.yaml");
        file = new PolicyFile(path, state, this::publish);
    }

    @Test
    void shouldPublishTheFileWhenNothingIsInForce() throws IOException {
        // given
        Files.writeString(path, CHANGED);

        // when
        file.atStart(Optional.empty());
        file.check();

        // then
        assertThat(published).containsExactly(CHANGED);
    }

    @Test
    void shouldRefuseToStartWithABadFileAndNothingInForce() throws IOException {
        // given
        Files.writeString(path, BAD);

        // then
        assertThatThrownBy(() -> file.atStart(Optional.empty()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("policy.yaml:1: unknown head 'politics'");
        assertThat(published).isEmpty();
    }

    @Test
    void shouldPublishAtStartOnlyWhatIsNewerThanThePolicyInForce() throws IOException {
        // given
        Files.writeString(path, CHANGED);
        Files.setLastModifiedTime(path, FileTime.from(PUBLISHED.minusSeconds(60)));

        // when
        file.atStart(Optional.of(inForce()));
        file.check();

        // then
        assertThat(published).isEmpty();

        // when
        Files.setLastModifiedTime(path, FileTime.from(PUBLISHED.plusSeconds(60)));
        new PolicyFile(path, state, this::publish).atStart(Optional.of(inForce()));

        // then
        assertThat(published).containsExactly(CHANGED);
    }

    @Test
    void shouldPublishAChangeAndReportABadOneOnce() throws IOException {
        // given
        Files.writeString(path, Policies.shipped());
        file.atStart(Optional.empty());

        // when
        Files.writeString(path, BAD);
        file.check();
        file.check();

        // then
        assertThat(published).containsExactly(Policies.shipped());
        assertThat(state.asMap()).containsEntry("policiesRefused", 1);
        assertThat(state.asMap().get("policyAlert")).asString().contains("policy.yaml:1: unknown head 'politics'");

        // when
        Files.writeString(path, CHANGED);
        file.check();

        // then
        assertThat(published).containsExactly(Policies.shipped(), CHANGED);
        assertThat(state.asMap()).doesNotContainKey("policyAlert");
    }

    @Test
    void shouldReportAMissingFileOnceAndTakeItWhenItIsBack() throws IOException {
        // given
        file.atStart(Optional.of(inForce()));

        // when
        file.check();
        file.check();
        Files.writeString(path, CHANGED);
        file.check();

        // then
        assertThat(state.asMap()).containsEntry("policiesRefused", 1);
        assertThat(published).containsExactly(CHANGED);
    }

    @Test
    void shouldTryAgainWhenPublishingFailed() throws IOException {
        // given
        Files.writeString(path, Policies.shipped());
        List<String> attempts = new ArrayList<>();
        PolicyFile unlucky = new PolicyFile(path, state, yaml -> {
            attempts.add(yaml);
            if (attempts.size() == 1) {
                throw new IllegalStateException("no broker");
            }
        });

        // when
        assertThatThrownBy(unlucky::check).hasMessage("no broker");
        unlucky.check();
        unlucky.check();

        // then
        assertThat(attempts).hasSize(2);
    }

    private void publish(String yaml) {
        published.add(yaml);
    }

    private static PublishedPolicy inForce() {
        return new PublishedPolicy(Policies.version(Policies.shipped()), Policies.shipped(), PUBLISHED, "operator");
    }
}
