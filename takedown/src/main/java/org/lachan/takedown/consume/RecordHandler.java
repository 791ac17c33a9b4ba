package org.lachan.takedown.consume;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.lachan.schemas.AvroSerdes;
import org.lachan.takedown.store.Sql;

/**
 * What is done with the records of one topic.
 *
 * @param <V> the record as the domain knows it
 */
public interface RecordHandler<V> {

    /**
     * Reads a record; touches nothing.
     *
     * @throws SerializationException when the bytes are no record of a known schema
     * @throws IllegalArgumentException when the record makes no sense
     */
    V read(AvroSerdes serdes, ConsumerRecord<byte[], byte[]> bytes);

    /**
     * Locks the rows that the batch will change, before any of it is taken: taking locks the audit chain, and whoever
     * holds the chain must wait for no row that another transaction has locked on its own way to the chain.
     */
    default void lock(Sql tx, List<V> batch) {}

    /** Takes it in the transaction that also moves the offset; the same record twice must change nothing. */
    void take(Sql tx, V value);
}
