package org.lachan.takedown.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * An address that a person entered.
 *
 * @param url normalised
 * @param by pseudonym
 */
public record ManualUrl(UUID id, String url, String note, String by, Instant at) {}
