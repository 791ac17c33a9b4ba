package org.lachan.launcher.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that are not on the command line: {@code --jdbc-user} comes from {@code LACHAN_JDBC_USER}. An empty
 * variable counts as none, because compose files set those that they have no value for.
 */
final class Environment implements IDefaultValueProvider {
    static final String PREFIX = "LACHAN_";

    /** What tools take from the environment: where the engines are. Their other options mean something else in each. */
    private static final Set<String> PLACES = Set.of("--bootstrap", "--jdbc", "--jdbc-user", "--data");

    private final Map<String, String> variables;
    private final boolean everyOption;

    private Environment(Map<String, String> variables, boolean everyOption) {
        this.variables = Map.copyOf(variables);
        this.everyOption = everyOption;
    }

    /** For what runs until it is stopped. */
    static Environment ofInstances(Map<String, String> variables) {
        return new Environment(variables, true);
    }

    /** For tools that work on what an instance keeps. */
    static Environment ofTools(Map<String, String> variables) {
        return new Environment(variables, false);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName();
        if (!everyOption && !PLACES.contains(name)) {
            return null;
        }
        String value = variables.getOrDefault(variable(name), "");
        return value.isBlank() ? null : value;
    }

    /** The variable of an option: {@code --console-port} gives {@code LACHAN_CONSOLE_PORT}. */
    static String variable(String option) {
        return PREFIX + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
