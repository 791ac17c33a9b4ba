package org.lachan.takedown.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataRetrievalFailureException;

/** The current row of a result. Columns without a value are null only where the method says so. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) {
        return there(column, textOrNull(column));
    }

    /** Also a column of JSON. */
    public @Nullable String textOrNull(String column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    public long number(String column) {
        return there(column, read(column, Long.class));
    }

    public int integer(String column) {
        return there(column, read(column, Integer.class));
    }

    public @Nullable Integer integerOrNull(String column) {
        return read(column, Integer.class);
    }

    public boolean flag(String column) {
        return there(column, read(column, Boolean.class));
    }

    public UUID uuid(String column) {
        return there(column, read(column, UUID.class));
    }

    public Instant instant(String column) {
        return there(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime time = read(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(column, LocalDate.class);
    }

    public byte @Nullable [] bytesOrNull(String column) {
        try {
            return rows.getBytes(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /** A column of type {@code text[]}. */
    public List<String> texts(String column) {
        try {
            return List.of((String[]) rows.getArray(column).getArray());
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    private <T> @Nullable T read(String column, Class<T> type) {
        try {
            return rows.getObject(column, type);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    private static <T> T there(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "Column " + column + " is null");
    }

    private static DataRetrievalFailureException unreadable(String column, SQLException e) {
        return new DataRetrievalFailureException("Cannot read column " + column, e);
    }
}
