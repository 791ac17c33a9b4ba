package org.lachan.ingest.fetch;

import java.time.Duration;

/**
 * What fetching may take.
 *
 * @param bodyBytes of one body after decompression; about as many on the wire
 * @param redirects of one fetch
 * @param connect time to a name's addresses, to a connection, and to its TLS
 * @param silence time between two bytes
 * @param head time from the request to the end of the answer's headers
 * @param total time that servers take to the last byte, redirects included, waits for their turns not
 * @param headers of one answer
 * @param headerLine characters of one header; together they may have four times as many
 * @param exchanges under way at once, over all hosts
 * @param memory bytes of all bodies that are being read; a fetch for which none is left ends as BUSY
 */
public record FetchLimits(
        int bodyBytes,
        int redirects,
        Duration connect,
        Duration silence,
        Duration head,
        Duration total,
        int headers,
        int headerLine,
        int exchanges,
        long memory) {
    private static final int HEADERS = 100;
    private static final int HEADER_LINE = 16 * 1024;
    private static final int EXCHANGES = 2000;
    private static final long MEMORY = 256L << 20;

    public static final FetchLimits DEFAULT =
            new FetchLimits(10 << 20, 5, Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(15));

    public FetchLimits {
        if (bodyBytes < 1 || redirects < 0 || total.compareTo(connect) < 0) {
            throw new IllegalArgumentException("Impossible limits of a fetch: " + bodyBytes + " bytes, " + redirects
                    + " redirects, " + connect + " of " + total);
        }
        if (headers < 1 || headerLine < 1 || exchanges < 1 || memory < 1) {
            throw new IllegalArgumentException("Impossible limits of all fetches: " + headers + " headers of "
                    + headerLine + ", " + exchanges + " exchanges in " + memory + " bytes");
        }
    }

    /** As {@link #DEFAULT} in all else; the headers have as long as the whole. */
    public FetchLimits(int bodyBytes, int redirects, Duration connect, Duration silence, Duration total) {
        this(bodyBytes, redirects, connect, silence, total, total, HEADERS, HEADER_LINE, EXCHANGES, MEMORY);
    }

    int headBytes() {
        return 4 * headerLine;
    }

    FetchLimits withBodyBytes(int fewer) {
        return new FetchLimits(
                Math.min(fewer, bodyBytes),
                redirects,
                connect,
                silence,
                head,
                total,
                headers,
                headerLine,
                exchanges,
                memory);
    }
}
