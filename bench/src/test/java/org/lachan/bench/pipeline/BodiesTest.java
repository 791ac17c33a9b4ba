package org.lachan.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;

class BodiesTest {
    private static final String HTML = "text/html; charset=utf-8";

    private final PostBodies bodies = PostBodies.drawn();

    @Test
    void shouldWriteSocialPostsOfExactlyThreeHundredBytes() throws CharacterCodingException {
        // when
        for (int number = 0; number < 20_000; number++) {
            byte[] body = bodies.texts().body(number);

            // then
            assertThat(body).hasSize(SocialTexts.BYTES);
            assertThat(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString())
                    .startsWith("<p>")
                    .endsWith("</p>");
        }
    }

    @Test
    void shouldWriteNoTwoSocialPostsAlike() {
        // when
        long distinct = LongStream.range(-1_000, 100_000)
                .mapToObj(number -> ByteBuffer.wrap(bodies.texts().body(number)))
                .distinct()
                .count();

        // then
        assertThat(distinct).isEqualTo(101_000);
    }

    @Test
    void shouldDrawPagesOfTheMeanSize() {
        // when
        double mean = IntStream.range(0, bodies.pages().layouts())
                .map(layout -> bodies.pages().length(layout))
                .average()
                .orElseThrow();

        // then
        assertThat(mean).isEqualTo(NewsPages.MEAN_BYTES);
    }

    @Test
    void shouldDrawPagesThatTravelInline() {
        // then
        assertThat(IntStream.range(0, bodies.pages().layouts()))
                .allSatisfy(layout -> assertThat(bodies.pages().length(layout)).isLessThan(256 * 1024));
    }

    @Test
    void shouldShapePagesLikeThoseThatWereMeasured() {
        // given
        String page = new String(bodies.pages().blank(3), StandardCharsets.UTF_8);

        // then
        assertThat(count(page, "<a ")).isCloseTo(156, withinPercentage(10));
        assertThat(count(page, "<li")).isCloseTo(113, withinPercentage(10));
        assertThat(count(page, "<div")).isCloseTo(154, withinPercentage(10));
        assertThat(count(page, "<meta")).isCloseTo(36, withinPercentage(10));
        assertThat(count(page, "<img")).isCloseTo(21, withinPercentage(15));
        assertThat(count(page, "<script")).isCloseTo(40, withinPercentage(10));
        assertThat(inside(page, "script")).isCloseTo(53_000, withinPercentage(15));
        assertThat(inside(page, "style")).isCloseTo(46_000, withinPercentage(10));
    }

    @Test
    void shouldWriteArticlesWhoseTextIsFound() {
        // when
        Extraction extraction = new TextExtractor().extract(bodies.pages().page(12), HTML, null);

        // then
        assertThat(extraction).isInstanceOf(Extracted.class);
        String text = ((Extracted) extraction).text();
        assertThat(text).contains(new String(Phrases.name(12), StandardCharsets.UTF_8));
        assertThat(text).doesNotContain("function");
    }

    @Test
    void shouldWriteNoTwoPagesAlike() {
        // when
        long distinct = LongStream.range(0, 500)
                .mapToObj(number -> ByteBuffer.wrap(bodies.pages().page(number)))
                .distinct()
                .count();

        // then
        assertThat(distinct).isEqualTo(500);
    }

    @Test
    void shouldPaintPicturesThatCanBeDecoded() throws IOException {
        // when
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Pictures.jpeg(5)));

        // then
        assertThat(image.getWidth()).isEqualTo(640);
    }

    @Test
    void shouldPaintNoTwoPicturesAlike() {
        // when
        long distinct = LongStream.range(0, 40)
                .mapToObj(number -> Arrays.hashCode(Pictures.jpeg(number)))
                .distinct()
                .count();

        // then
        assertThat(distinct).isEqualTo(40);
    }

    private static int count(String page, String part) {
        return page.split(part, -1).length - 1;
    }

    private static int inside(String page, String element) {
        int sum = 0;
        for (int at = page.indexOf("<" + element); at >= 0; at = page.indexOf("<" + element, at + 1)) {
            sum += page.indexOf("</" + element, at) - at;
        }
        return sum;
    }
}
