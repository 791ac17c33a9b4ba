package org.lachan.launcher.exit;

import org.jspecify.annotations.Nullable;

/** Something that a person can mend: one sentence in two languages and the code that the process ends with. */
public final class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String vietnamese;

    /**
     * @param english one sentence that says what is wrong, where, and what to do
     * @param vietnamese the same sentence
     * @param cause shown with {@code --debug} only
     */
    public LaunchFailure(ExitCode exitCode, String english, String vietnamese, @Nullable Throwable cause) {
        super(english, cause);
        this.exitCode = exitCode;
        this.vietnamese = vietnamese;
    }

    public LaunchFailure(ExitCode exitCode, String english, String vietnamese) {
        this(exitCode, english, vietnamese, null);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String english() {
        return String.valueOf(getMessage());
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Tells {@code speech} the sentence. */
    public void tell(Speech speech) {
        speech.say(english(), vietnamese);
    }
}
