package org.lachan.bench.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Invented, mild Vietnamese sentences as UTF-8, drawn by number: the same number gives the same words everywhere. */
final class Phrases {
    private static final String[] SYLLABLES = {
        "lan", "mai", "sen", "tre", "gió", "mây", "nắng", "mưa", "sông", "núi", "biển", "đồi", "lúa", "ngô", "khoai",
        "đèn", "sách", "bút", "cầu", "thuyền", "chợ", "đình", "ngõ", "vườn", "hồ", "suối", "rừng", "trăng", "sao",
        "hạc", "cò", "én"
    };
    private static final int BITS = 5;

    private final List<byte[]> calm = read("calm.txt");
    private final List<byte[]> cues = read("cues.txt");
    private final List<byte[]> rude = read("rude.txt");
    private final List<byte[]> bullying = read("bullying.txt");

    private static List<byte[]> read(String file) {
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] calm(long draw) {
        return pick(calm, draw);
    }

    /** A sentence in which a child is meant. */
    byte[] cue(long draw) {
        return pick(cues, draw);
    }

    /** Rude, of adults. */
    byte[] rude(long draw) {
        return pick(rude, draw);
    }

    /** Mildly rude of a pupil: what is flagged. */
    byte[] bullying(long draw) {
        return pick(bullying, draw);
    }

    /** Words that no other number gives. */
    static byte[] name(long number) {
        StringBuilder name = new StringBuilder("nhóm ");
        for (long rest = number + 1; rest > 0; rest >>>= BITS) {
            name.append(SYLLABLES[(int) (rest & (SYLLABLES.length - 1))]).append(' ');
        }
        return name.append("ơi.").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Even noise from a number (the finaliser of SplitMix64); never negative. */
    static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }

    private static byte[] pick(List<byte[]> sentences, long draw) {
        return sentences.get((int) (draw % sentences.size()));
    }
}
