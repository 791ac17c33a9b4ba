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
    UNREADABLE,
    /** The other end's certificate does not hold. */
    TLS,
    /** The bytes are of another type than declared, where that matters. */
    TYPE,
    /** A key or token that the source needs is not in the environment, or is refused. */
    KEY,
    /** What may be spent of an interface today is spent. */
    QUOTA,
    /** Too much is under way here; tried again soon. */
    BUSY,
    /** The host failed too often in a row and is left alone for a while. */
    CIRCUIT,
    /** The time for which it may be followed is over. */
    EXPIRED,
    /** The fetch ended this process more than once. */
    POISON
}
