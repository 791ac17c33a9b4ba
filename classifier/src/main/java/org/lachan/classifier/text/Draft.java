package org.lachan.classifier.text;

import java.util.Arrays;

/** A growing list of code points with their ranges in the original. */
final class Draft {
    int[] points;
    int[] starts;
    int[] ends;
    int length;

    Draft(int capacity) {
        points = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(int point, int start, int end) {
        if (length == points.length) {
            grow();
        }
        points[length] = point;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    int last() {
        return length == 0 ? -1 : points[length - 1];
    }

    Normalised done() {
        return new Normalised(points, starts, ends, length);
    }

    private void grow() {
        int capacity = Math.max(16, points.length * 2);
        points = Arrays.copyOf(points, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }
}
