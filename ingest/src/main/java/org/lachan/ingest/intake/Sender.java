package org.lachan.ingest.intake;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.ingest.tasks.Origin;

/**
 * Who hands in.
 *
 * @param id of the partner or of the import's source, or {@code public}
 * @param origin HOTLINE for those we know, REPORT for the public
 * @param audience null where nobody declared one
 */
public record Sender(String id, Origin origin, @Nullable DeclaredAudience audience) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{2,40}");
    // What analysts enter, and what the public does.
    private static final Set<String> TAKEN = Set.of("manual", "public");

    /** Anybody, through the public form. */
    public static final Sender PUBLIC = new Sender("public", Origin.REPORT, null);

    public Sender {
        if (!ID.matcher(id).matches() || (origin != Origin.HOTLINE && origin != Origin.REPORT)) {
            throw new IllegalArgumentException("Not a sender: " + id + " " + origin);
        }
    }

    /** A hotline or another partner. Throws {@link IllegalArgumentException} for an id that {@link #mayBeCalled} refuses. */
    public static Sender partner(String id, @Nullable DeclaredAudience audience) {
        if (!mayBeCalled(id)) {
            throw new IllegalArgumentException("Not an id of a partner");
        }
        return new Sender(id, Origin.HOTLINE, audience);
    }

    /** 2 to 40 of a-z, 0-9 and '-', and none of our own names. */
    public static boolean mayBeCalled(String id) {
        return ID.matcher(id).matches() && !TAKEN.contains(id);
    }

    public boolean isPublic() {
        return origin == Origin.REPORT;
    }
}
