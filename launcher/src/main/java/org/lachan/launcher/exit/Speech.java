package org.lachan.launcher.exit;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sentences for people, on stderr: English, and Vietnamese where the person or the machine asks for it. */
public final class Speech {
    private final PrintStream out;
    private final boolean vietnamese;

    public Speech(PrintStream out, boolean vietnamese) {
        this.out = out;
        this.vietnamese = vietnamese;
    }

    /** The language of {@code --lang}, else of {@code LACHAN_LANG}, {@code LC_ALL}, {@code LC_MESSAGES} and {@code LANG}. */
    public static Speech of(List<String> arguments, Map<String, String> environment, PrintStream out) {
        String asked = asked(arguments);
        return new Speech(out, isVietnamese(asked != null ? asked : locale(environment)));
    }

    /** Prints one line. */
    public void say(String english, String inVietnamese) {
        out.println(vietnamese ? inVietnamese : english);
    }

    public boolean vietnamese() {
        return vietnamese;
    }

    private static @Nullable String asked(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--lang=")) {
                return argument.substring("--lang=".length());
            }
            if (argument.equals("--lang") && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return null;
    }

    private static String locale(Map<String, String> environment) {
        for (String name : List.of("LACHAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static boolean isVietnamese(String language) {
        return language.toLowerCase(Locale.ROOT).startsWith("vi");
    }
}
