package org.lachan.launcher.cli;

import org.jspecify.annotations.Nullable;
import org.lachan.classifier.text.BadModel;
import org.lachan.content.yaml.BadSettings;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.takedown.acts.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into sentences and an exit code; the trace is for {@code --debug} only. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Speech speech;
    private final RootCommand root;

    Failures(Speech speech, RootCommand root) {
        this.speech = speech;
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
        LaunchFailure failure = asFailure(problem);
        failure.tell(speech);
        if (root.debug()) {
            LOG.error("event=failed code={}", failure.exitCode(), problem);
        }
        return failure.exitCode().code();
    }

    private static LaunchFailure asFailure(Exception problem) {
        for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
            LaunchFailure known = known(cause);
            if (known != null) {
                return known;
            }
        }
        String what = problem.getClass().getSimpleName() + ": " + problem.getMessage();
        return new LaunchFailure(
                ExitCode.FAILED,
                "Unexpected error, --debug shows more: " + what,
                "Lỗi ngoài dự kiến, --debug cho biết thêm: " + what,
                problem);
    }

    private static @Nullable LaunchFailure known(Throwable cause) {
        if (cause instanceof LaunchFailure failure) {
            return failure;
        }
        if (cause instanceof Refused refused) {
            return new LaunchFailure(ExitCode.BAD_INPUT, refused.en(), refused.vi(), refused);
        }
        if (cause instanceof OutOfMemoryError) {
            ExitCode code = ExitCode.OUT_OF_MEMORY;
            return new LaunchFailure(code, code.meaning(), code.vietnamese(), cause);
        }
        if (cause instanceof BadSettings || cause instanceof BadModel) {
            String problems = String.valueOf(cause.getMessage());
            return new LaunchFailure(ExitCode.BAD_INPUT, problems, problems, cause);
        }
        return null;
    }
}
