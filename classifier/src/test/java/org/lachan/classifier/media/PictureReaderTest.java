package org.lachan.classifier.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureReaderTest {
    private final PictureReader reader = new PictureReader();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void shouldMeasurePictures(String format) throws IOException {
        assertThat(reader.read(picture(format, 12, 7))).isEqualTo(new Picture.Measured(12, 7));
    }

    @Test
    void shouldRefuseTooManyPixelsWithoutDecodingThem() throws IOException {
        // given
        byte[] bomb = resized(picture("png", 1, 1), 30_000, 30_000);

        // when
        Picture picture = reader.read(bomb);

        // then
        assertThat(picture).isInstanceOf(Picture.Unreadable.class);
        assertThat(picture.toString()).contains("30000 x 30000 pixels is over the limit");
    }

    @Test
    void shouldSayWhatIsDamagedOrUnsupported() throws IOException {
        assertThat(reader.read(Arrays.copyOf(picture("jpg", 12, 7), 10))).isInstanceOf(Picture.Unreadable.class);
        assertThat(reader.read("<svg/>".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Picture.Unsupported.class);
        assertThat(reader.read(new byte[0])).isInstanceOf(Picture.Unsupported.class);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    /** A PNG whose header claims another size, with the header's checksum made right. */
    private static byte[] resized(byte[] png, int width, int height) {
        ByteBuffer buffer = ByteBuffer.wrap(png.clone());
        buffer.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(buffer.array(), 12, 17);
        buffer.putInt(29, (int) crc.getValue());
        return buffer.array();
    }
}
