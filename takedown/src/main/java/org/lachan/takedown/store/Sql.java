package org.lachan.takedown.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** An open transaction. */
public final class Sql {
    private final JdbcClient client;

    Sql(JdbcClient client) {
        this.client = client;
    }

    /** @param text SQL with parameters written {@code :name} */
    public Statement statement(String text) {
        return new Statement(client.sql(text));
    }

    /** Holds a lock of the whole database until the transaction ends. */
    public void lock(long key) {
        statement("select pg_advisory_xact_lock(:key)").set("key", key).list(row -> true);
    }

    /** As {@link #lock}, but gives up at once where another transaction holds it. */
    public boolean tryLock(long key) {
        return statement("select pg_try_advisory_xact_lock(:key) as held")
                .set("key", key)
                .one(row -> row.flag("held"));
    }
}
