package org.lachan.content.article;

/** What an element's class and id say that it is for; the later one wins where they say several things. */
enum Role {
    NONE,
    /** Words under a picture. */
    CAPTION,
    /** Menus, teasers, share bars, by-lines and whatever else is no part of an article. */
    CLUTTER,
    /** What readers wrote. */
    COMMENTS
}
