package org.lachan.takedown.store;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The takedown database. Whoever holds a {@link Sql} is inside a transaction. */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DataSource source;
    private final TransactionTemplate transactions;
    private final Sql sql;

    public Database(DataSource source) {
        this.source = source;
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.sql = new Sql(JdbcClient.create(source));
    }

    /** A database without a pool, for tools that do one thing and end. */
    public static Database at(String jdbcUrl, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return new Database(source);
    }

    /** Brings the schema up to this build's version. */
    public Database migrate() {
        Flyway.configure().dataSource(source).load().migrate();
        return this;
    }

    /**
     * Runs the work in one transaction; anything thrown rolls it back.
     *
     * @throws RowRefused when a constraint or a trigger refuses a row
     */
    public <T> T transaction(Function<Sql, T> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.apply(sql)), "transaction");
        } catch (DataIntegrityViolationException e) {
            throw new RowRefused(constraint(e));
        }
    }

    /** As {@link #transaction}, for work without a result. */
    public void run(Consumer<Sql> work) {
        transaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Whether the database answers now. */
    public boolean answers() {
        try {
            return transaction(tx -> tx.statement("select 1").one(row -> true));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("event=database_silent reason={}", e.getClass().getSimpleName());
            return false;
        }
    }

    private static String constraint(DataIntegrityViolationException e) {
        Throwable cause = e.getMostSpecificCause();
        @Nullable
        ServerErrorMessage server = cause instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        String name = server == null ? null : server.getConstraint();
        return name == null ? "" : name;
    }
}
