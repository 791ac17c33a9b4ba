package org.lachan.classifier.text;

/** The hash behind features and word lists: part of the model's format, so it never changes. */
final class Hashing {
    /** Start of a word's hash. */
    static final long WORD = 0x6c616368616eL;

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    static long step(long hash, long next) {
        long mixed = (hash ^ next) * ODD;
        return mixed ^ (mixed >>> 32);
    }

    /** The upper bits of a last multiplication: they depend on every bit below. */
    static int bucket(long hash, int bits) {
        return (int) ((hash * ODD) >>> (64 - bits));
    }
}
