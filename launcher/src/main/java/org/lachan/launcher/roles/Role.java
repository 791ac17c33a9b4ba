package org.lachan.launcher.roles;

import java.util.Locale;

/** What one instance can do; {@code all} does everything. */
public enum Role {
    INGEST,
    CLASSIFIER,
    TAKEDOWN;

    /** As typed and as it appears in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
