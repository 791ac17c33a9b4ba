package org.lachan.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void shouldLookPastCaseWidthSpaceAndEncodingOfAccents() {
        // given
        String text = "Trẻ em đọc sách";
        String decomposed = Normalizer.normalize("TRẺ  EM\nđọc\u200B sách ", Normalizer.Form.NFD);

        // then
        assertThat(Fingerprint.of(decomposed)).isEqualTo(Fingerprint.of(text)).matches("[0-9a-f]{32}");
    }

    @Test
    void shouldTellAccentsApart() {
        // then
        assertThat(Fingerprint.of("tre em")).isNotEqualTo(Fingerprint.of("trẻ em"));
    }
}
