package org.lachan.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.engines.EnginePorts;
import org.lachan.launcher.roles.WebPorts;

/**
 * What {@code demo} was asked for.
 *
 * @param sources null for the sample web
 * @param once whether scripts act and the demo then ends
 * @param timeout for everything until the last line
 */
record DemoSettings(
        Path data, @Nullable Path sources, boolean once, Duration timeout, EnginePorts engines, WebPorts web) {}
