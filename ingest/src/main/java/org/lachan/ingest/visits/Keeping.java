package org.lachan.ingest.visits;

import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.evidence.Captures;
import org.lachan.ingest.media.MediaIntake;

/**
 * Where what was fetched is sealed.
 *
 * @param bodies too large for a record
 */
public record Keeping(MediaIntake media, SealedStore bodies, Captures captures) {}
