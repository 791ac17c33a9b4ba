package org.lachan.classifier.training;

/**
 * A public data set and how much of it is learned from. The limits keep a source whose texts are nearly all toxic, or
 * nearly all clean, from teaching its manner of writing in place of toxicity.
 *
 * @param file name under {@code text/} of the data folder, without {@code .jsonl.gz}
 * @param clean most clean texts used
 * @param toxic most toxic texts used
 * @param copies how often each toxic text is learned, each time with other noise
 * @param calibrates whether its held-back texts are near enough to daily posts to set the probabilities
 */
record Source(String file, boolean vietnamese, int clean, int toxic, int copies, boolean calibrates) {
    static final int ALL = Integer.MAX_VALUE;

    static Source vietnamese(String file) {
        return new Source(file, true, ALL, ALL, 1, true);
    }

    static Source english(String file, int clean, int toxic) {
        return new Source(file, false, clean, toxic, 1, false);
    }

    static Source discussions(String file, int copies) {
        return new Source(file, false, ALL, ALL, copies, true);
    }
}
