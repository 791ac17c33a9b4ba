package org.lachan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.content.hashes.Sha256;

/** A released migration is never edited: databases in the field have run it. A change is a new file and a new line here. */
class ReleasedMigrationsTest {
    private static final Path MIGRATIONS = Path.of("../takedown/src/main/resources/db/migration");

    @ParameterizedTest
    @CsvSource({
        "V1__cases_requests_audit.sql, 93d797c1cff66766b168741ffeaf29799b47791941e9a86b9e2e705a5c162aab",
        "V2__legal_bases_and_addressees.sql, 68096318c65cb15db5c27a1ca6c418e2eeaa48406b883295b10165cee1e11c5a"
    })
    void shouldStayAsReleased(String file, String sha256) throws IOException {
        assertThat(Sha256.of(Files.readAllBytes(MIGRATIONS.resolve(file)))).isEqualTo(sha256);
    }
}
