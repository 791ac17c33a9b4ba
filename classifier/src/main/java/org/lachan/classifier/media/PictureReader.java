package org.lachan.classifier.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads the headers of pictures with the JDK's own readers. Nothing here needs the pixels yet, so nothing decodes them.
 */
public final class PictureReader {
    /** A picture with more pixels is refused before anything decodes it. */
    public static final long MAX_PIXELS = 40_000_000;

    private static final String JDK_READERS = "com.sun.imageio.";

    public Picture read(byte[] bytes) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Optional<ImageReader> reader = readerOf(stream);
            return reader.isEmpty() ? new Picture.Unsupported() : read(reader.get(), stream);
        } catch (IOException e) {
            return new Picture.Unreadable("Damaged picture: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            // The readers meet damaged bytes with any exception.
            return new Picture.Unreadable("Damaged picture: " + e.getClass().getSimpleName());
        }
    }

    // Other jars may bring readers of their own; what they do with hostile bytes is not known.
    private static Optional<ImageReader> readerOf(ImageInputStream stream) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(JDK_READERS)) {
                return Optional.of(reader);
            }
            reader.dispose();
        }
        return Optional.empty();
    }

    private static Picture read(ImageReader reader, ImageInputStream stream) throws IOException {
        try {
            reader.setInput(stream, true, true);
            return measured(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    private static Picture measured(int width, int height) {
        if (width < 1 || height < 1) {
            return new Picture.Unreadable("Damaged picture: no size");
        }
        if ((long) width * height > MAX_PIXELS) {
            return new Picture.Unreadable("A picture of " + width + " x " + height + " pixels is over the limit");
        }
        return new Picture.Measured(width, height);
    }
}
