package org.lachan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.yaml.BadSettings;

final class PartnersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path folder;

    private Path file() {
        return Partners.file(folder);
    }

    @Test
    void shouldKnowAPartnerByItsTokenAndKeepOnlyTheHash() throws IOException {
        // given
        Partners.Added added = Partners.read(file()).add("truong-hoc", "Trường \"Hoa Sen\": số 1", 500, NOW);
        added.partners().write(file());

        // when
        Partners read = Partners.read(file());

        // then
        assertThat(read.byToken(added.token())).contains(added.partner());
        assertThat(read.byToken(added.token() + "0")).isEmpty();
        assertThat(read.byToken("")).isEmpty();
        assertThat(Files.readString(file()))
                .doesNotContain(added.token(), added.token().substring(7));
    }

    @Test
    void shouldEndARevokedTokenAndLetTheIdHaveANewOne() throws IOException {
        // given
        Partners.Added first = Partners.read(file()).add("a1", "A", 5, NOW);
        Partners.Added second = first.partners().revoke("a1", NOW).add("a1", "A", 5, NOW);
        second.partners().write(file());

        // when
        Partners read = Partners.read(file());

        // then
        assertThat(read.all()).hasSize(2);
        assertThat(read.byToken(first.token())).isEmpty();
        assertThat(read.byToken(second.token())).isPresent();
        assertThatThrownBy(() -> read.add("a1", "A", 5, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read.revoke("b1", NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read.add("public", "A", 5, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseABadFileWithItsLines() throws IOException {
        // given
        Files.writeString(file(), "partners:\n  - id: a1\n    name: A\n    daily-limit: many\n    token: x\n");

        // then
        assertThatThrownBy(() -> Partners.read(file()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("partners.yaml:4")
                .hasMessageContaining("partners.yaml:5: unknown key 'token'");
    }
}
