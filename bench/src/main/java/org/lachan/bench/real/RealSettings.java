package org.lachan.bench.real;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.DeclaredAudience;

/**
 * What {@code bench real} was asked for.
 *
 * @param articles folder with the folder {@code html}
 * @param comments JSON lines
 * @param data empty or new folder that stays; null for one that goes with the run
 * @param audience declared for every source
 * @param timeout for everything from the start of the engines on
 * @param flags file for a line for each flag, or null
 * @param withText whether these lines hold the flagged text
 */
record RealSettings(
        Path articles,
        Path comments,
        @Nullable Path data,
        DeclaredAudience audience,
        Duration timeout,
        @Nullable Path flags,
        boolean withText) {}
