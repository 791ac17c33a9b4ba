package org.lachan.ingest.frontier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.lachan.ingest.revisions.StateSerde;
import org.lachan.ingest.tasks.Origin;
import org.lachan.ingest.tasks.Purpose;
import org.lachan.ingest.tasks.Task;

/** Stores, tasks and a clock for tests of the frontier. */
final class Given {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private Given() {}

    static <R extends Record> KeyValueStore<String, R> store(String name, Class<R> type) {
        KeyValueStore<String, R> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), StateSerde.of(type))
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>(new Properties()).getStateStoreContext(), store);
        return store;
    }

    static Task page(String host, String path) {
        return task(host, path, Purpose.POST, Origin.FEED, false);
    }

    static Task task(String host, String path, Purpose purpose, Origin origin, boolean thorough) {
        return of("bao-mau", host, path, purpose, origin, thorough);
    }

    static Task of(String sourceId, String host, String path, Purpose purpose, Origin origin, boolean thorough) {
        return new Task(
                host + path,
                purpose,
                sourceId,
                origin,
                null,
                "https://" + host + path,
                host,
                null,
                null,
                START,
                null,
                null,
                null,
                thorough,
                false,
                0);
    }

    static final class Ticking extends Clock {
        private Instant now = START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
