package org.lachan.bench.real;

import org.jspecify.annotations.Nullable;

/**
 * A comment that somebody labelled.
 *
 * @param row line of its file, from 1
 * @param label the data set's own
 * @param language null where the file does not say
 */
record Comment(int row, String text, String label, @Nullable String language) {}
