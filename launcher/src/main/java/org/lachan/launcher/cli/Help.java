package org.lachan.launcher.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The texts of {@code --help}: English stands at the commands, Vietnamese in {@code help_vi.properties}. */
final class Help {
    private static final String VIETNAMESE = "help_vi.properties";

    private final @Nullable PropertyResourceBundle translation;

    private Help(@Nullable PropertyResourceBundle translation) {
        this.translation = translation;
    }

    static Help of(boolean vietnamese) {
        return new Help(vietnamese ? read() : null);
    }

    /** Sets the texts of a command and of all under it. */
    void fill(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        if (translation != null) {
            line.setResourceBundle(translation);
            usage.synopsisHeading("Cách dùng: ");
            usage.commandListHeading("Các lệnh:%n");
        }
        usage.footerHeading("%n");
        if (line.getParent() == null) {
            fillRoot(usage);
        } else {
            usage.footer(translation != null ? "Mã kết thúc: lachan --help" : "Exit codes: lachan --help");
        }
        line.getSubcommands().values().forEach(this::fill);
    }

    private void fillRoot(UsageMessageSpec usage) {
        usage.exitCodeListHeading(translation != null ? "%nMã kết thúc:%n" : "%nExit codes:%n");
        usage.exitCodeList(Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(
                        code -> String.valueOf(code.code()),
                        code -> translation != null ? code.vietnamese() : code.meaning(),
                        (first, second) -> first,
                        LinkedHashMap::new)));
        usage.footer(
                translation != null
                        ? "Từ mã nguồn còn có: ./lachan bench đo, ./lachan test chạy mọi kiểm tra."
                        : "From the sources also: ./lachan bench measures, ./lachan test runs all checks.");
    }

    private static PropertyResourceBundle read() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Help.class.getResourceAsStream(VIETNAMESE), VIETNAMESE),
                StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
