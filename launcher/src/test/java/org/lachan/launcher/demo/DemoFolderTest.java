package org.lachan.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.takedown.acts.Role;

class DemoFolderTest {
    @Test
    void shouldTakeAnEmptyFolderAndKnowItAgain(@TempDir Path folder) {
        // when
        DemoFolder.claim(folder);
        DemoFolder.claim(folder);

        // then
        assertThat(DemoFolder.isDemo(folder)).isTrue();
    }

    @Test
    void shouldRefuseAFolderOfSomethingElse(@TempDir Path folder) throws Exception {
        // given
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        // when, then
        assertThatThrownBy(() -> DemoFolder.claim(folder))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.BAD_INPUT));
        assertThat(DemoFolder.isDemo(folder)).isFalse();
    }

    @Test
    void shouldKeepThePasswordsToTheOwnerAndOverARerun(@TempDir Path folder) throws Exception {
        // given
        Path file = DemoFolder.claim(folder).accounts();

        // when
        DemoAccounts.Login first = DemoAccounts.in(file).login(Role.ANALYST);
        DemoAccounts.Login again = DemoAccounts.in(file).login(Role.ANALYST);

        // then
        assertThat(again).isEqualTo(first);
        assertThat(first.password()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(first.toString()).doesNotContain(first.password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldReadTheAccountsThatEarlierVersionsWrote(@TempDir Path folder) throws Exception {
        // given
        Path file = folder.resolve("accounts.json");
        Files.writeString(file, "[{\"role\":\"ANALYST\",\"username\":\"analyst\",\"password\":\"secret\"}]");

        // then
        assertThat(DemoAccounts.in(file).login(Role.ANALYST).username()).isEqualTo("analyst");
        assertThat(DemoFolder.claim(folder.resolve("new")).accounts())
                .satisfies(fresh -> DemoAccounts.in(fresh))
                .content()
                .contains("\"analyst\"")
                .doesNotContain("ANALYST");
    }

    @Test
    void shouldCountOnlyWholeLetters(@TempDir Path folder) throws Exception {
        // given
        Path whole = Files.createDirectories(folder.resolve("R-1"));
        Files.createFile(whole.resolve("letter.pdf"));
        Files.createFile(whole.resolve("request.json"));
        Path half = Files.createDirectories(folder.resolve("R-2"));
        Files.createFile(half.resolve("letter.pdf"));

        // when, then
        assertThat(new Outbox(folder).letters()).isEqualTo(1);
    }
}
