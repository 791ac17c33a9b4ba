package org.lachan.takedown.sources;

import java.time.Instant;
import org.lachan.content.sources.SourceList;

/** The list that was released last. */
public record ListInForce(String version, Instant releasedAt, SourceList sources) {}
