package org.lachan.bench.cli;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "jmh",
        description = {
            "Runs the JMH benchmarks of single stages, one line for each; JMH's own report goes to stderr.",
            "Keys: benchmark, params, mode, score, error, unit."
        })
final class JmhCommand implements Callable<Integer> {
    private final PrintStream people;
    private final JsonLines out;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATTERN",
            descriptionKey = "jmh.patterns",
            description = "Which benchmarks, by regular expression; by default all. After -- come options of JMH.")
    private List<String> arguments = List.of();

    /** @param people where JMH reports */
    JmhCommand(PrintStream people, JsonLines out) {
        this.people = people;
        this.out = out;
    }

    @Override
    public Integer call() {
        for (RunResult result : run()) {
            out.print(line(result));
        }
        return ExitCode.OK.code();
    }

    private Collection<RunResult> run() {
        try {
            CommandLineOptions options = new CommandLineOptions(arguments.toArray(String[]::new));
            return new Runner(options, OutputFormatFactory.createFormatInstance(people, VerboseMode.NORMAL)).run();
        } catch (NoBenchmarksException | CommandLineOptionException e) {
            throw new LaunchFailure(
                    ExitCode.USAGE,
                    "JMH refuses " + arguments + ": " + e.getMessage(),
                    "JMH từ chối " + arguments + ": " + e.getMessage(),
                    e);
        } catch (RunnerException e) {
            throw new LaunchFailure(
                    ExitCode.FAILED, "A benchmark failed: " + e.getMessage(), "Phép đo thất bại: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> line(RunResult result) {
        BenchmarkParams benchmark = result.getParams();
        Map<String, String> params = new TreeMap<>();
        benchmark.getParamsKeys().forEach(key -> params.put(key, benchmark.getParam(key)));
        Result<?> primary = result.getPrimaryResult();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("benchmark", benchmark.getBenchmark());
        line.put("params", params);
        line.put("mode", benchmark.getMode().shortLabel());
        line.put("score", primary.getScore());
        // JMH says NaN where too few iterations leave no error; JSON has no such number.
        line.put("error", Double.isNaN(primary.getScoreError()) ? null : primary.getScoreError());
        line.put("unit", primary.getScoreUnit());
        return line;
    }
}
