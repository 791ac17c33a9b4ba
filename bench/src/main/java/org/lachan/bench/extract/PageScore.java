package org.lachan.bench.extract;

/**
 * What came of one page.
 *
 * @param id name of the page without its ending
 * @param found runs of words in the extracted text
 * @param expected runs of words in the true body
 * @param shared runs in both
 */
record PageScore(String id, int found, int expected, int shared) {
    static PageScore of(String id, String text, String truth) {
        Shingles found = Shingles.of(text);
        Shingles expected = Shingles.of(truth);
        return new PageScore(id, found.total(), expected.total(), found.shared(expected));
    }

    /** 1 where nothing was found and nothing was to be found. */
    double precision() {
        return found == 0 ? (expected == 0 ? 1 : 0) : (double) shared / found;
    }

    double recall() {
        return expected == 0 ? (found == 0 ? 1 : 0) : (double) shared / expected;
    }

    double f1() {
        return Quality.f1(precision(), recall());
    }
}
