package org.lachan.ingest.fetch;

/** Why a fetch brought nothing; the name in lower case is the key under which it is counted. */
public enum Problem {
    /** Not an http or https address. */
    BAD_URL,
    /** A host inside a network. */
    FORBIDDEN_ADDRESS,
    ROBOTS,
    /** A loop, more than the limit, or one without a usable address. */
    REDIRECTS,
    /** A 4xx that says no. */
    DENIED,
    /** 429. */
    THROTTLED,
    /** 5xx. */
    SERVER,
    TIMEOUT,
    UNKNOWN_HOST,
    /** Connection refused or broken, TLS, or no HTTP. */
    NETWORK,
    /** Fetched, but not what was expected there. */
    UNREADABLE
}
