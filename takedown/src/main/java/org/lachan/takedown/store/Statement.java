package org.lachan.takedown.store;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One SQL statement and its parameters. */
public final class Statement {
    private final JdbcClient.StatementSpec spec;

    Statement(JdbcClient.StatementSpec spec) {
        this.spec = spec;
    }

    /** Instants become timestamps, collections text arrays, enums their names, records and maps nothing: write JSON. */
    public Statement set(String name, @Nullable Object value) {
        if (value instanceof Instant instant) {
            spec.param(name, instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        } else if (value instanceof Collection<?> many) {
            spec.param(name, many.stream().map(Statement::word).toArray(String[]::new));
        } else if (value instanceof Enum<?> word) {
            spec.param(name, word.name());
        } else if (value instanceof byte[] bytes) {
            spec.param(name, bytes, Types.BINARY);
        } else {
            spec.param(name, value);
        }
        return this;
    }

    private static String word(Object value) {
        return value instanceof Enum<?> word ? word.name() : value.toString();
    }

    /** @return how many rows were touched */
    public int run() {
        return spec.update();
    }

    public <T> List<T> list(Function<Row, T> reader) {
        return spec.query((rows, number) -> reader.apply(new Row(rows))).list();
    }

    public <T> Optional<T> first(Function<Row, T> reader) {
        return list(reader).stream().findFirst();
    }

    /** @throws IllegalStateException when there is no row */
    public <T> T one(Function<Row, T> reader) {
        return first(reader).orElseThrow(() -> new IllegalStateException("A query that always has a row had none"));
    }
}
