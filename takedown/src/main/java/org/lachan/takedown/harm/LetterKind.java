package org.lachan.takedown.harm;

/** A competent authority asks a platform or newspaper; a child agency refers to a regulator or the police. */
public enum LetterKind {
    REMOVAL_REQUEST,
    REFERRAL
}
