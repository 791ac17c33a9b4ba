package org.lachan.bench.pipeline;

/** Which of the two applications runs while the other is paused. */
enum Side {
    OURS,
    PASS_THROUGH
}
