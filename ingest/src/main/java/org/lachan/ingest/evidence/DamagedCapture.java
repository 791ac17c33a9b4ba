package org.lachan.ingest.evidence;

import org.jspecify.annotations.Nullable;

/** Bytes that are no capture, or one of a form that this version does not know. */
final class DamagedCapture extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedCapture(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
