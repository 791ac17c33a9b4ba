package org.lachan.launcher.exit;

/** How the program ended. The numbers are part of the interface: scripts test them. */
public enum ExitCode {
    OK(0, "done, or stopped in order by SIGTERM or SIGINT"),
    FAILED(1, "an error that has no code of its own"),
    USAGE(2, "unknown command or option"),
    PARTIAL(3, "some of the inputs could not be read; the others are done"),
    BAD_INPUT(4, "a settings file or an input is refused"),
    PORT_TAKEN(5, "a port is in use by another program"),
    DATA_IN_USE(6, "the data folder is in use by another instance"),
    DATA_UNWRITABLE(7, "the data folder cannot be written"),
    DISK_FULL(8, "too little free disk space"),
    NO_BROKER(9, "no Kafka broker answers at the bootstrap address"),
    NO_DATABASE(10, "no PostgreSQL answers at the JDBC address, or it refuses the password"),
    NO_JAVA(11, "no JDK of 17 or later was found (said by the script)"),
    BUILD_FAILED(12, "the build failed, or Maven is missing (said by the script)");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process' exit status, 0 to 255. */
    public int code() {
        return code;
    }

    /** One clause for {@code --help}. */
    public String meaning() {
        return meaning;
    }
}
