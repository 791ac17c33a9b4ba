package org.lachan.bench.pipeline;

/** What comes out of one of the two applications. */
interface Results extends AutoCloseable {
    /** To be told before the item is sent. */
    void offered(Item item);

    /** Posts that came out since the beginning. */
    long done();

    /** Everything offered came out. */
    boolean complete();

    /** @throws org.lachan.launcher.exit.LaunchFailure when they can no longer be seen */
    void check();

    @Override
    void close();
}
