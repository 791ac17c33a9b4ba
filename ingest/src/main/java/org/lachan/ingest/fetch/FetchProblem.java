package org.lachan.ingest.fetch;

import java.io.IOException;

/** An exchange that ended here, for a reason that has a name. */
final class FetchProblem extends IOException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    FetchProblem(Problem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
