package org.lachan.bench.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages whose true article body is known: {@code ground-truth.json} (an object of page ids, each with {@code articleBody})
 * beside {@code html/ID.html.gz}.
 */
final class SavedPages {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SavedPages() {}

    /**
     * A saved page.
     *
     * @param id as in the truth
     * @param html as fetched
     * @param truth the article body that a person marked
     */
    // Compared by nobody.
    @SuppressWarnings("ArrayRecordComponent")
    record SavedPage(String id, byte[] html, String truth) {}

    /**
     * By id.
     *
     * @throws LaunchFailure {@code BAD_INPUT} when the truth or one of its pages cannot be read
     */
    static List<SavedPage> read(Path folder) {
        Path truths = folder.resolve("ground-truth.json");
        List<SavedPage> pages = new ArrayList<>();
        for (Map.Entry<String, String> truth : truths(truths).entrySet()) {
            Path file = folder.resolve("html").resolve(truth.getKey() + ".html.gz");
            try (InputStream html = new GZIPInputStream(Files.newInputStream(file))) {
                pages.add(new SavedPage(truth.getKey(), html.readAllBytes(), truth.getValue()));
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        if (pages.isEmpty()) {
            throw new LaunchFailure(ExitCode.BAD_INPUT, truths + " names no page.", truths + " không có trang nào.");
        }
        return pages;
    }

    private static Map<String, String> truths(Path file) {
        Map<String, String> truths = new TreeMap<>();
        try {
            JsonNode all = MAPPER.readTree(Files.readAllBytes(file));
            all.properties()
                    .forEach(page -> truths.put(
                            page.getKey(), page.getValue().path("articleBody").asString("")));
            return truths;
        } catch (IOException | JacksonException e) {
            throw unreadable(file, e);
        }
    }

    private static LaunchFailure unreadable(Path file, Exception e) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "The file " + file + " cannot be read: " + e.getMessage(),
                "Không đọc được tệp " + file + ": " + e.getMessage(),
                e);
    }
}
