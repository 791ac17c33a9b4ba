package org.lachan.classifier.rules;

/** The closed harm taxonomy. There is no harm outside children's protection and no setting can add one. */
public enum Harm {
    CSAM,
    GROOM,
    CSE_TRADE,
    OBSCENE_TO_CHILD,
    BULLY,
    HONOUR,
    PII,
    PRESS_ID,
    SELF_HARM,
    CHALLENGE,
    /** An answer to a person who asked; no letter can be issued on it. */
    ADVICE,
    /** Not classified by a person yet; no letter can be issued on it. */
    OTHER_UNCLASSIFIED;

    /** Whether a removal request may rest on it, and so whether a policy may propose it. */
    public boolean issuable() {
        return this != ADVICE && this != OTHER_UNCLASSIFIED;
    }
}
