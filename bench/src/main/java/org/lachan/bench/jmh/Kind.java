package org.lachan.bench.jmh;

/** What a stage is measured on. */
public enum Kind {
    /** A status of 300 bytes. */
    SOCIAL,
    /** A page of 170 KB, or its article of about 4,400 characters. */
    PAGE
}
