package org.lachan.content.sources;

/** Whom a source is for, as its operators declared it. */
public enum DeclaredAudience {
    GENERAL,
    CHILDREN,
    TEENAGERS,
    FAMILIES
}
