package org.lachan.takedown.intake;

/** Outcome of entering an address. */
public sealed interface Entered {

    /** It will be fetched and scored like any other page. */
    record Queued(ManualUrl entry) implements Entered {}

    /** There is a case, a request or an entry of today already. */
    record AlreadyKnown(UrlKnowledge known) implements Entered {}
}
