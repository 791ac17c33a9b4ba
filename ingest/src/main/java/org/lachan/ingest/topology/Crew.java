package org.lachan.ingest.topology;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.lachan.ingest.counts.StatusBoard;
import org.lachan.ingest.visits.Visits;

/**
 * What the partitions of one process share.
 *
 * @param slots visits that may be under way at once
 * @param mayBegin while it says no, nothing new is begun
 */
public record Crew(Visits visits, Semaphore slots, BooleanSupplier mayBegin, StatusBoard board, Clock clock) {}
