package org.lachan.launcher.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What programs read: one JSON object a line, UTF-8, keys in the map's order. */
public final class JsonLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /** On this process' stdout. */
    public static JsonLines stdout() {
        return new JsonLines(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    public void print(Map<String, ?> line) {
        out.println(MAPPER.writeValueAsString(line));
        out.flush();
    }
}
