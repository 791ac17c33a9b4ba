package org.lachan.bench.pipeline;

import java.nio.charset.StandardCharsets;

/**
 * Bodies of social posts: a paragraph of exactly {@value #BYTES} bytes, no two alike. Of a hundred, fifteen speak of a
 * child, two are rude, and two are rude of a pupil, of which the shipped model and policy flag about half.
 */
final class SocialTexts {
    static final int BYTES = 300;

    private static final byte[] OPEN = utf8("<p>");
    private static final byte[] CLOSE = utf8("</p>");
    private static final byte[] SPACE = utf8(" ");
    private static final byte[] FILLER = utf8(" nha hen luon thoi vay ne");
    private static final int SENTENCES_TRIED = 8;
    private static final int BULLYING = 2;
    private static final int RUDE = BULLYING + 2;
    private static final int CUE = RUDE + 15;

    private final Phrases phrases;

    SocialTexts(Phrases phrases) {
        this.phrases = phrases;
    }

    /** The body with this number. */
    byte[] body(long number) {
        byte[] bytes = new byte[BYTES];
        long draw = Phrases.mixed(number);
        Buffer body = new Buffer(bytes, 0, BYTES)
                .add(OPEN)
                .add(opening(draw % 100, draw))
                .add(SPACE)
                .add(Phrases.name(number))
                .add(SPACE);
        for (int i = 0; i < SENTENCES_TRIED; i++) {
            draw = Phrases.mixed(draw);
            if (body.addIfRoom(phrases.calm(draw), CLOSE.length + SPACE.length)) {
                body.add(SPACE);
            }
        }
        body.fill(FILLER, CLOSE.length).add(CLOSE);
        return bytes;
    }

    private byte[] opening(long percent, long draw) {
        if (percent < BULLYING) {
            return phrases.bullying(draw);
        }
        if (percent < RUDE) {
            return phrases.rude(draw);
        }
        return percent < CUE ? phrases.cue(draw) : phrases.calm(draw);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
