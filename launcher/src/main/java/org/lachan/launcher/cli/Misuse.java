package org.lachan.launcher.cli;

import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read on; the whole help would hide it. */
final class Misuse implements IParameterExceptionHandler {
    private final Speech speech;

    Misuse(Speech speech) {
        this.speech = speech;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        String what = String.valueOf(problem.getMessage());
        speech.say(what, "Lệnh hoặc tùy chọn không hợp lệ: " + what);
        UnmatchedArgumentException.printSuggestions(
                problem, problem.getCommandLine().getErr());
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        speech.say("See: " + command + " --help", "Xem: " + command + " --help");
        return ExitCode.USAGE.code();
    }
}
