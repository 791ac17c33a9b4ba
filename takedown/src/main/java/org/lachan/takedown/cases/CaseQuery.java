package org.lachan.takedown.cases;

import org.jspecify.annotations.Nullable;
import org.lachan.takedown.cases.CaseState.Name;
import org.lachan.takedown.harm.HarmCode;

/** Which cases; null means any. At most 500 at once. */
public record CaseQuery(@Nullable Name state, @Nullable HarmCode code, int limit, int offset) {

    public CaseQuery {
        if (limit < 1 || limit > 500 || offset < 0) {
            throw new IllegalArgumentException("A page has 1 to 500 cases and starts at 0 or later");
        }
    }

    public static CaseQuery open() {
        return new CaseQuery(CaseState.Name.OPEN, null, 100, 0);
    }
}
