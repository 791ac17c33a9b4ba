package org.lachan.bench.pipeline;

/** What a post is. */
enum Kind {
    /** Three hundred bytes of Vietnamese. */
    SOCIAL,
    /** A page of news. */
    NEWS,
    /** A social post with a 640-pixel JPEG. */
    PICTURE
}
