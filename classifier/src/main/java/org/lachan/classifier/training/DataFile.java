package org.lachan.classifier.training;

import java.io.BufferedInputStream;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON lines with {@code text}, {@code toxic} (0 or 1) and perhaps {@code title}; gzipped or not. */
final class DataFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int GZIP = 0x1f;

    private DataFile() {}

    /** Throws {@link IOException} that names the file and the line where a row is unreadable. */
    static List<LabelledText> read(Path file) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(file, rows.size() + 1, line));
            }
        }
        return rows;
    }

    private static LabelledText row(Path file, int number, String line) throws IOException {
        String where = file.getFileName() + ":" + number + ": ";
        try {
            JsonNode row = JSON.readTree(line);
            JsonNode text = row.path("text");
            JsonNode toxic = row.path("toxic");
            if (!text.isString() || !toxic.isIntegralNumber() || toxic.intValue() < 0 || toxic.intValue() > 1) {
                throw new IOException(where + "a row needs a string 'text' and a 'toxic' of 0 or 1");
            }
            JsonNode title = row.path("title");
            return LabelledText.of(
                    title.isString() ? title.stringValue() : null, text.stringValue(), toxic.intValue() == 1);
        } catch (JacksonException e) {
            throw new IOException(where + "not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(1);
        boolean gzipped = bytes.read() == GZIP;
        bytes.reset();
        InputStream plain = gzipped ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
