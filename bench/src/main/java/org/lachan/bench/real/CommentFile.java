package org.lachan.bench.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.LaunchFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Labelled comments: JSON lines with {@code text}, {@code label} and perhaps {@code lang}, gzipped or not. */
final class CommentFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CommentFile() {}

    /** @throws LaunchFailure {@code BAD_INPUT} when the file or a row of it cannot be read; says which */
    static List<Comment> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw BadInput.missing(file, "file of comments", "tệp bình luận");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            List<Comment> comments = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                comments.add(comment(file, comments.size() + 1, line));
            }
            if (comments.isEmpty()) {
                throw BadInput.row(file, 1, "there is no comment", "không có bình luận");
            }
            return comments;
        } catch (IOException e) {
            throw BadInput.unreadable(file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static Comment comment(Path file, int row, String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            throw BadInput.row(file, row, "no JSON", "không phải JSON");
        }
        return new Comment(
                row, required(file, row, json, "text"), required(file, row, json, "label"), text(json.get("lang")));
    }

    private static String required(Path file, int row, JsonNode json, String key) {
        String value = text(json.get(key));
        if (value == null || value.isBlank()) {
            throw BadInput.row(file, row, "'" + key + "' is missing", "thiếu '" + key + "'");
        }
        return value;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || !value.isString() ? null : value.stringValue();
    }
}
