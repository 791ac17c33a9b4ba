package org.lachan.content.yaml;

import java.util.List;

/** A file that is refused, with every reason: one line each, {@code file:line: what is wrong}. */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public BadSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the lines. */
    public List<String> problems() {
        return problems;
    }
}
