package org.lachan.takedown.store;

/** Totals that outlive a restart, counted in the transaction of what they count. */
public final class Counters {
    private Counters() {}

    public static void add(Sql tx, String name, long more) {
        tx.statement("insert into counter (name, value) values (:name, :more)"
                        + " on conflict (name) do update set value = counter.value + excluded.value")
                .set("name", name)
                .set("more", more)
                .run();
    }

    public static long value(Sql tx, String name) {
        return tx.statement("select value from counter where name = :name")
                .set("name", name)
                .first(row -> row.number("value"))
                .orElse(0L);
    }
}
