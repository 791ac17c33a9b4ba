package org.lachan.takedown.cases;

import java.time.Instant;

/**
 * One line of a case's history, taken from the audit chain.
 *
 * @param actor pseudonym
 * @param note what the audit still holds in the open, canonical JSON; empty once erased
 */
public record CaseEvent(Instant at, String actor, String act, String note) {}
