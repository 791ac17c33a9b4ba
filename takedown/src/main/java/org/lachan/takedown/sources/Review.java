package org.lachan.takedown.sources;

import java.util.Map;

/**
 * What another operator looks at before releasing a list.
 *
 * @param inForce version that the list would replace; empty for none
 * @param faults of accounts of persons, by source id; with any of them the list cannot be released
 */
public record Review(Proposal proposal, String inForce, SourceDiff diff, Map<String, AccountFault> faults) {}
