/**
 * The load harness: what is offered, by which clock, and what came of it. The system under test runs in a process of
 * its own.
 */
@NullMarked
package org.lachan.bench.pipeline;

import org.jspecify.annotations.NullMarked;
