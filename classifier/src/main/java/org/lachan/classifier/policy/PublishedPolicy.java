package org.lachan.classifier.policy;

import java.time.Instant;

/** A policy as it stands on the topic. */
public record PublishedPolicy(String version, String yaml, Instant publishedAt, String publishedBy) {}
