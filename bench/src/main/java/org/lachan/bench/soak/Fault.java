package org.lachan.bench.soak;

/** What a host does wrong for a while. */
enum Fault {
    THROTTLED,
    UNAVAILABLE,
    RESET,
    SILENT,
    DRIPPING,
    CUT_SHORT,
    GARBAGE
}
