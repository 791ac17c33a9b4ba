package org.lachan.ingest.fetch;

/** The beginning of a gzip member, whose length varies (RFC 1952). */
final class GzipHead {
    private static final int FIXED = 10;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private GzipHead() {}

    /** Length of the head with which the bytes begin; -1 where it is not whole yet. */
    static int length(byte[] bytes) {
        if (bytes.length < FIXED) {
            return -1;
        }
        int flags = bytes[3];
        int at = FIXED;
        if ((flags & HAS_EXTRA) != 0) {
            at = afterExtra(bytes, at);
        }
        if ((flags & HAS_NAME) != 0) {
            at = afterText(bytes, at);
        }
        if ((flags & HAS_COMMENT) != 0) {
            at = afterText(bytes, at);
        }
        if ((flags & HAS_CRC) != 0 && at >= 0) {
            at += 2;
        }
        return at > bytes.length ? -1 : at;
    }

    private static int afterExtra(byte[] bytes, int at) {
        return at + 2 > bytes.length ? -1 : at + 2 + (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
    }

    private static int afterText(byte[] bytes, int from) {
        for (int at = from; at >= 0 && at < bytes.length; at++) {
            if (bytes[at] == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
