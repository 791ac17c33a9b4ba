package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "extract",
        description = {
            "Readable text of pages and documents: one line a file, in the order given.",
            "Keys: file, title, articleBody, mediaType, truncated; or file, error."
        })
final class ExtractCommand implements Callable<Integer> {
    private final JsonLines out;
    private final TextExtractor extractor = new TextExtractor();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            descriptionKey = "extract.files",
            description = "HTML, PDF, Office or plain text.")
    private List<Path> files = List.of();

    ExtractCommand(JsonLines out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        boolean all = true;
        for (Path file : files) {
            Map<String, Object> line = line(file);
            out.print(line);
            all &= !line.containsKey("error");
        }
        return (all ? ExitCode.OK : ExitCode.PARTIAL).code();
    }

    private Map<String, Object> line(Path file) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        try {
            fill(line, extractor.extract(Files.readAllBytes(file), "", null));
        } catch (IOException e) {
            line.put("error", Unreadable.reason(e));
        }
        return line;
    }

    private static void fill(Map<String, Object> line, Extraction extraction) {
        if (extraction instanceof Extracted text) {
            line.put("title", text.title());
            line.put("articleBody", text.text());
            line.put("mediaType", text.mediaType());
            line.put("truncated", text.truncated());
        } else if (extraction instanceof Extraction.Unreadable unreadable) {
            line.put("error", unreadable.reason());
        }
    }
}
