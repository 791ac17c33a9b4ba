package org.lachan.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private static final byte[] FILE = ModelFile.write(TextScorerTest.tinyModel());

    @Test
    void shouldScoreTheSameAfterWritingAndReading() {
        // given
        TextModel written = TextScorerTest.tinyModel();

        // when
        TextModel read = ModelFile.read(FILE);

        // then
        assertThat(read.raw("một câu bình thường")).isEqualTo(written.raw("một câu bình thường"));
        assertThat(read.calibration(Language.EN)).isEqualTo(written.calibration(Language.EN));
        assertThat(ModelFile.version(ModelFile.write(read)))
                .isEqualTo(ModelFile.version(FILE))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void shouldRefuseADamagedFile() {
        for (int at : new int[] {20, FILE.length / 2, FILE.length - 1}) {
            byte[] damaged = FILE.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> ModelFile.read(damaged))
                    .isInstanceOf(BadModel.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void shouldRefuseAShortenedFile() {
        assertThatThrownBy(() -> ModelFile.read(Arrays.copyOf(FILE, FILE.length - 100)))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void shouldRefuseWhatIsNoModel() {
        assertThatThrownBy(
                        () -> ModelFile.read("something else, long enough to be one".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("no text model");
        assertThatThrownBy(() -> ModelFile.read(new byte[0])).isInstanceOf(BadModel.class);
    }
}
