package org.lachan.launcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.FolderVersion;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

class FolderAdmissionTest {
    @TempDir
    Path root;

    private final List<String> converted = new ArrayList<>();
    private DataFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = new DataFolder(root).create();
    }

    @Test
    void shouldMarkANewFolderAndConvertNothing() throws IOException {
        // when
        admission("0.3.0", 2).admit(folder, false);

        // then
        assertThat(FolderVersion.read(folder)).contains(new FolderVersion(3, "0.3.0"));
        assertThat(converted).isEmpty();
    }

    @Test
    void shouldConvertAnUnmarkedFolderStepByStep() throws IOException {
        // when
        admission("0.3.0", 2).admit(folder, true);

        // then
        assertThat(converted).containsExactly("1 to 2", "2 to 3");
        assertThat(FolderVersion.read(folder)).contains(new FolderVersion(3, "0.3.0"));
    }

    @Test
    void shouldGoOnWhereAConversionBrokeOff() throws IOException {
        // given
        FolderAdmission breaks =
                new FolderAdmission(new Product("0.3.0"), List.of(any -> converted.add("1 to 2"), any -> {
                    throw new IOException("power cut");
                }));
        assertThatThrownBy(() -> breaks.admit(folder, true)).hasMessage("power cut");

        // when
        admission("0.3.0", 2).admit(folder, true);

        // then
        assertThat(converted).containsExactly("1 to 2", "2 to 3");
    }

    @ParameterizedTest
    @CsvSource({"2,0.2.0", "1,0.3.0", "1,1.0.0-SNAPSHOT", "7,unpackaged"})
    void shouldRefuseWhatANewerVersionWrote(int format, String product) throws IOException {
        // given
        new FolderVersion(format, product).write(folder);

        // when, then
        assertThatThrownBy(() -> admission("0.2.0", 0).admit(folder, true))
                .isInstanceOfSatisfying(LaunchFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NEWER_DATA))
                .hasMessageContainingAll(root.toString(), product, "0.2.0");
        assertThat(FolderVersion.read(folder)).contains(new FolderVersion(format, product));
    }

    @ParameterizedTest
    @CsvSource({"0.1.0", "0.2.0", "0.2.0-SNAPSHOT", "unpackaged", "0.1.99"})
    void shouldTakeOverWhatAnEarlierVersionWrote(String product) throws IOException {
        // given
        new FolderVersion(1, product).write(folder);

        // when
        admission("0.2.0", 0).admit(folder, true);

        // then
        assertThat(FolderVersion.read(folder)).contains(new FolderVersion(1, "0.2.0"));
    }

    @Test
    void shouldSayWhenTheMarkIsDamaged() throws IOException {
        // given
        Files.writeString(root.resolve("VERSION"), "format=new\n");

        // when, then
        assertThatThrownBy(() -> LockedFolder.open(root))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("VERSION is damaged");
    }

    private FolderAdmission admission(String product, int steps) {
        List<FolderAdmission.Step> some = List.of(any -> converted.add("1 to 2"), any -> converted.add("2 to 3"));
        return new FolderAdmission(new Product(product), some.subList(0, steps));
    }
}
