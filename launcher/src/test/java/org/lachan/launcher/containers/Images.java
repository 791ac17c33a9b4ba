package org.lachan.launcher.containers;

import java.util.Map;

/** Which images the engines run from: the public ones, or those that the environment names. */
record Images(String kafka, String postgres) {

    /** As {@code docker-compose.yml} reads {@code LACHAN_KAFKA_IMAGE} and {@code LACHAN_POSTGRES_IMAGE}. */
    static Images of(Map<String, String> environment) {
        return new Images(
                environment.getOrDefault("LACHAN_KAFKA_IMAGE", "apache/kafka:4.3.1"),
                environment.getOrDefault("LACHAN_POSTGRES_IMAGE", "postgres:18"));
    }
}
