package org.lachan.launcher.sampleweb;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Painted landscapes of no place: a sky, a sun, some hills. Even numbers are PNG, odd ones JPEG. */
final class Pictures {
    static final int COUNT = 12;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int HILLS = 5;

    private Pictures() {}

    static String path(int number) {
        return "/anh/" + number % COUNT + (number % 2 == 0 ? ".png" : ".jpg");
    }

    /** Answers a path of {@link #path}, 404 for any other. */
    static Reply reply(String path) {
        for (int number = 0; number < COUNT; number++) {
            if (path(number).equals(path)) {
                String format = number % 2 == 0 ? "png" : "jpeg";
                return Reply.ok("image/" + format, bytes(number, format));
            }
        }
        return Reply.error(404, "No such picture.");
    }

    private static byte[] bytes(int number, String format) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        paint(brush, new Random(number));
        brush.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("This JDK cannot write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a picture", e);
        }
        return bytes.toByteArray();
    }

    private static void paint(Graphics2D brush, Random random) {
        brush.setPaint(new GradientPaint(0, 0, colour(random), 0, HEIGHT, colour(random)));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        brush.setColor(colour(random));
        brush.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT / 2), 40, 40);
        for (int hill = 0; hill < HILLS; hill++) {
            brush.setColor(colour(random));
            brush.fillOval(random.nextInt(WIDTH) - 80, HEIGHT / 2 + hill * 15 + random.nextInt(20), 220, 120);
        }
    }

    private static Color colour(Random random) {
        return new Color(60 + random.nextInt(180), 60 + random.nextInt(180), 60 + random.nextInt(180));
    }
}
