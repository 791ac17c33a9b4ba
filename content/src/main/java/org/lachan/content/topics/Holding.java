package org.lachan.content.topics;

/**
 * What keeps the records of a compacted topic by their keys.
 *
 * @param <V> type of the topic's values
 */
public interface Holding<V> {
    void put(String key, V value);

    /** A key that is not there is fine. */
    void remove(String key);
}
