package org.lachan.bench.soak;

/** A stretch of misbehaviour, in ms of the run. */
record Trouble(long from, long until, Fault fault) {
    boolean covers(long now) {
        return from <= now && now < until;
    }
}
