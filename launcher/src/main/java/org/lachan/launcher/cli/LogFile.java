package org.lachan.launcher.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log file of an instance: {@code logs/lachan.log}, at most 10 MiB a piece, a week and 100 MiB of them. */
public final class LogFile {
    private static final String NAME = "FILE";
    private static final int DAYS = 7;

    private LogFile() {}

    /** Also logs into {@code logs} from now on, and no longer where it did before. */
    public static void open(Path logs) {
        Logger root = root();
        LoggerContext context = root.getLoggerContext();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName(NAME);
        appender.setContext(context);
        appender.setFile(logs.resolve("lachan.log").toString());
        appender.setEncoder(encoder(context));
        appender.setRollingPolicy(rolling(context, appender, logs));
        close(root);
        appender.start();
        root.addAppender(appender);
    }

    // Logback starts no second appender on the same file.
    private static void close(Logger root) {
        Appender<ILoggingEvent> before = root.getAppender(NAME);
        if (before != null) {
            root.detachAppender(before);
            before.stop();
        }
    }

    /** Shows on stderr what is for developers. */
    static void debug() {
        ours().setLevel(Level.DEBUG);
    }

    /** Logs only what is wrong: for tools whose work is their stdout. */
    static void quiet() {
        if (!debugged()) {
            ours().setLevel(Level.WARN);
        }
    }

    /** Shows on stderr only what is wrong, beside what people are told; the file still gets everything. */
    public static void calm() {
        Appender<ILoggingEvent> stderr = root().getAppender("STDERR");
        if (debugged() || stderr == null) {
            return;
        }
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(Level.WARN.toString());
        filter.start();
        stderr.addFilter(filter);
    }

    private static boolean debugged() {
        return ours().getLevel() == Level.DEBUG;
    }

    private static Logger ours() {
        return root().getLoggerContext().getLogger("org.lachan");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger %msg%n");
        encoder.start();
        return encoder;
    }

    private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path logs) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(logs.resolve("lachan-%d{yyyy-MM-dd}.%i.log").toString());
        policy.setMaxHistory(DAYS);
        policy.setMaxFileSize(new FileSize(10 * FileSize.MB_COEFFICIENT));
        policy.setTotalSizeCap(new FileSize(100 * FileSize.MB_COEFFICIENT));
        policy.start();
        return policy;
    }
}
