package org.lachan.takedown.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the console in a browser; one console and one Chromium serve all tests of a run. */
final class InChromium implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(InChromium.class);
    private static final Path LEFT = Path.of("target", "browser");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.present()) {
            return ConditionEvaluationResult.enabled("Chromium is here");
        }
        String reason = "SKIPPED, the console was not tried in a browser: there is no " + Chromium.executable()
                + ". Install Debian's package `chromium`, or name another Chromium in " + Chromium.VARIABLE + ".";
        System.err.println(context.getDisplayName() + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stage.class || type == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store root = context.getRoot().getStore(SPACE);
        Stage stage = root.getOrComputeIfAbsent(Stage.class, type -> Stage.open(), Stage.class);
        if (parameter.getParameter().getType() == Stage.class) {
            return stage;
        }
        Chromium chromium = root.getOrComputeIfAbsent(Chromium.class, type -> Chromium.start(), Chromium.class);
        return context.getStore(SPACE)
                .getOrComputeIfAbsent(
                        Visitors.class, type -> new Visitors(chromium.browser(), stage.address()), Visitors.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Visitors visitors = context.getStore(SPACE).get(Visitors.class, Visitors.class);
        if (visitors != null && context.getExecutionException().isPresent()) {
            visitors.leaveBehind(folder(context));
        }
    }

    private static Path folder(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName() + "-" + context.getDisplayName();
        try {
            return Files.createDirectories(LEFT.resolve(name.replaceAll("[^A-Za-z0-9-]+", "_")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
