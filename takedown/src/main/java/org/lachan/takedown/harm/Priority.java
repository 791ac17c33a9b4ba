package org.lachan.takedown.harm;

/** How soon a person must look: P0 at once, P1 within four hours, P2 within a day. */
public enum Priority {
    P0,
    P1,
    P2
}
