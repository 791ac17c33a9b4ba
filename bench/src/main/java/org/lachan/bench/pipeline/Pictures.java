package org.lachan.bench.pipeline;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Painted JPEGs of 640 x 480 pixels, no two alike. */
final class Pictures {
    static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SHAPES = 40;

    private Pictures() {}

    static byte[] jpeg(long number) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        paint(brush, number);
        brush.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", bytes)) {
                throw new IllegalStateException("This JDK cannot write JPEG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a picture", e);
        }
        return bytes.toByteArray();
    }

    private static void paint(Graphics2D brush, long number) {
        long draw = Phrases.mixed(number);
        brush.setPaint(new GradientPaint(0, 0, colour(draw), WIDTH, HEIGHT, colour(Phrases.mixed(draw))));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < SHAPES; i++) {
            draw = Phrases.mixed(draw);
            brush.setColor(colour(draw));
            int x = (int) (draw % WIDTH);
            int y = (int) (draw / WIDTH % HEIGHT);
            brush.fillOval(x - 40, y - 40, 20 + (int) (draw % 97), 20 + (int) (draw % 71));
        }
        bars(brush, number);
    }

    // The number itself, one bar a bit: shapes alone could fall alike.
    private static void bars(Graphics2D brush, long number) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            brush.setColor((number >>> bit & 1) == 0 ? Color.BLACK : Color.WHITE);
            brush.fillRect(bit * 10, 0, 10, 16);
        }
    }

    private static Color colour(long draw) {
        return new Color((int) (draw & 0xFFFFFF));
    }
}
