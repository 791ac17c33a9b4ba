package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** The password of a PostgreSQL elsewhere: from the environment or from a file, never from an argument that others see. */
record JdbcPassword(Map<String, String> environment) {
    static final String VARIABLE = "LACHAN_JDBC_PASSWORD";
    static final String FILE = "LACHAN_JDBC_PASSWORD_FILE";
    private static final Pattern IN_URL = Pattern.compile("[?&]password=|//[^/@]*:[^/@]*@");

    JdbcPassword {
        environment = Map.copyOf(environment);
    }

    /** Access with that password. Throws {@link LaunchFailure} {@code BAD_INPUT} for another database or an unreadable file */
    DatabaseAccess access(String url, String user) {
        if (IN_URL.matcher(url).find()) {
            throw new LaunchFailure(
                    ExitCode.USAGE,
                    "--jdbc holds a password, which every process here can read: give it in " + VARIABLE + " or in the"
                            + " file that " + FILE + " names.",
                    "--jdbc có mật khẩu, mọi tiến trình trên máy đều đọc được: hãy đưa vào " + VARIABLE
                            + " hoặc vào tệp mà " + FILE + " chỉ ra.");
        }
        try {
            return new DatabaseAccess(url, user, read());
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    String.valueOf(e.getMessage()),
                    "Địa chỉ JDBC của PostgreSQL bắt đầu bằng jdbc:postgresql: nhưng đây là " + url,
                    e);
        }
    }

    private String read() {
        String file = environment.getOrDefault(FILE, "");
        if (file.isBlank()) {
            return environment.getOrDefault(VARIABLE, "");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw Unreadable.file(Path.of(file), e);
        }
    }
}
