package org.lachan.content.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTest {
    private static final String URL = "https://bao.example/a";

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameIdAfterARestart() throws IOException {
        // when
        String first = Identities.load(folder.resolve("keys")).targetId(URL);
        String second = Identities.load(folder.resolve("keys")).targetId("https://BAO.example/a#top");

        // then
        assertThat(first).isEqualTo(second).matches("[0-9a-f]{32}");
    }

    @Test
    void shouldGiveOtherIdsWithAnotherKey() throws IOException {
        // given
        Identities here = Identities.load(folder.resolve("here"));
        Identities there = Identities.load(folder.resolve("there"));

        // then
        assertThat(here.targetId(URL)).isNotEqualTo(there.targetId(URL));
    }

    @Test
    void shouldKeepKindsOfIdsApart() throws IOException {
        // given
        Identities ids = Identities.load(folder);

        // then
        assertThat(ids.postId(URL, null)).isNotEqualTo(ids.targetId(URL));
        assertThat(ids.postId(URL, "1")).isNotEqualTo(ids.postId(URL, "2"));
    }

    @Test
    void shouldRotatePseudonymsMonthlyAndBySource() throws IOException {
        // given
        Identities ids = Identities.load(folder);
        YearMonth november = YearMonth.of(2026, 11);

        // then
        assertThat(ids.pseudonym("s", "an", november))
                .isEqualTo(ids.pseudonym("s", "an", november))
                .isNotEqualTo(ids.pseudonym("s", "an", november.plusMonths(1)))
                .isNotEqualTo(ids.pseudonym("t", "an", november));
    }

    @Test
    void shouldKeepTheKeyToItsOwner() throws IOException {
        // when
        Identities.load(folder.resolve("keys"));

        // then
        Path key = folder.resolve("keys/identity.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseADamagedKey() throws IOException {
        // given
        Files.write(folder.resolve("identity.key"), new byte[7]);

        // then
        assertThatThrownBy(() -> Identities.load(folder)).hasMessage("An identity key has 32 bytes, not 7");
    }
}
