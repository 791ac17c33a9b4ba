package org.lachan.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.lachan.takedown.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As {@link Quiescence}, for roles of other processes: asked through the crawler's health, Kafka and PostgreSQL. */
final class Standstill {
    /** The sample web's sources are polled every 20 s; a poll that ends later than this was asked for after the start. */
    private static final Duration POLL = Duration.ofSeconds(21);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CommittedLog log;
    private final Database database;
    private final URI health;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param management of the ingest role */
    Standstill(CommittedLog log, Database database, URI management) {
        this.log = log;
        this.database = database;
        this.health = management.resolve("/actuator/health");
    }

    /** The first thing that is still pending, upstream first; empty when nothing is. */
    Optional<String> pending(Instant since) {
        return sources(since.plus(POLL))
                .or(() -> Quiescence.groups(log))
                .or(() -> Quiescence.TAKEDOWN_TOPICS.stream()
                        .flatMap(topic -> takedown(topic).stream())
                        .findFirst())
                .or(this::relay);
    }

    private Optional<String> sources(Instant since) {
        JsonNode sources = ask().at("/components/ingest/details/sources");
        if (sources.isEmpty()) {
            return Optional.of("the crawler names no sources yet");
        }
        return sources.properties().stream()
                .filter(source -> polledAt(source.getValue()).isBefore(since))
                .map(source -> "source not polled yet: " + source.getKey())
                .findFirst();
    }

    private static Instant polledAt(JsonNode source) {
        String at = source.path("lastPolledAt").asString("");
        return at.isEmpty() ? Instant.EPOCH : Instant.parse(at);
    }

    private JsonNode ask() {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(LIMIT).build();
            return json.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("The health at " + health + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> takedown(String topic) {
        Map<TopicPartition, Long> next = new HashMap<>();
        log.partitions(topic).forEach(partition -> next.put(partition, 0L));
        database.run(tx -> tx.statement("select partition, next_offset from consumer_offset where topic = :topic")
                .set("topic", topic)
                .list(row -> next.put(new TopicPartition(topic, row.integer("partition")), row.number("next_offset"))));
        return log.anyAfter(next) ? Optional.of("takedown has records of " + topic + " to read") : Optional.empty();
    }

    private Optional<String> relay() {
        long rows = database.transaction(
                tx -> tx.statement("select count(*) as rows from relay_outbox").one(row -> row.number("rows")));
        return rows == 0 ? Optional.empty() : Optional.of(rows + " rows to relay to Kafka");
    }
}
