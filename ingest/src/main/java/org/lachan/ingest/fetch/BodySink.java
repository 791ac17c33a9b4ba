package org.lachan.ingest.fetch;

import java.io.IOException;

/** Where a body's bytes go as they come. */
sealed interface BodySink extends AutoCloseable permits BodyBuffer, Unpacking {

    /** @throws Enough when no more are wanted */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** There are no more. */
    void end() throws IOException;

    @Override
    void close();

    /** The limit is reached: not an error, but the end of reading. */
    final class Enough extends IOException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough");
        }
    }
}
