package org.lachan.bench.real;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Invented input in a folder, in the shape of the real one. */
record Inputs(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A labelled comment; its row is its place in the file. */
    record Row(String text, String label, String lang) {}

    Path articles() {
        return folder.resolve("articles");
    }

    Path page(String name, String html) throws IOException {
        Path file = Files.createDirectories(articles().resolve("html")).resolve(name + ".html.gz");
        gzip(file, html);
        return file;
    }

    Path comments(List<Row> rows) throws IOException {
        return lines(rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n")));
    }

    Path lines(String text) throws IOException {
        Path file = folder.resolve("comments.jsonl.gz");
        gzip(file, text);
        return file;
    }

    private static void gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
