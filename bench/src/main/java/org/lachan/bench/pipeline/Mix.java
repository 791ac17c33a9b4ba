package org.lachan.bench.pipeline;

/** In which shares posts come. */
public enum Mix {
    SOCIAL(100, 0, 0),
    NEWS(0, 100, 0),
    MIXED(90, 9, 1);

    private static final int MOST_POSTS = 20_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_AHEAD = 4_000;
    private static final long MOST_BYTES_AHEAD = 16L << 20;

    private final int social;
    private final int news;
    private final int pictures;

    Mix(int social, int news, int pictures) {
        this.social = social;
        this.news = news;
        this.pictures = pictures;
    }

    /** Of a hundred posts. */
    int share(Kind kind) {
        return switch (kind) {
            case SOCIAL -> social;
            case NEWS -> news;
            case PICTURE -> pictures;
        };
    }

    /** Posts in flight at most at {@link Rate#MAX}: 20,000, or as many as make 64 MiB. */
    int mostInFlight() {
        return (int) Math.min(MOST_POSTS, MOST_BYTES / meanBytes());
    }

    /** How many posts may lie ready ahead of the clock. */
    int mostAhead() {
        return (int) Math.min(MOST_AHEAD, MOST_BYTES_AHEAD / meanBytes());
    }

    private long meanBytes() {
        return ((long) news * NewsPages.MEAN_BYTES + (long) (social + pictures) * SocialTexts.BYTES) / 100;
    }
}
