package org.lachan.bench.pipeline;

/**
 * One of the two applications, with what is offered to it.
 *
 * @param english its name for people, and in Vietnamese
 */
record Lane(Side side, PostRecords records, Results results, String english, String vietnamese) {}
