package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lachan.content.article.Article;
import org.lachan.content.article.ArticleReader;
import org.lachan.content.article.Languages;
import org.lachan.content.text.Extraction;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;
import org.lachan.launcher.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "extract",
        description = {
            "Articles of pages, and the readable text of documents: one line a file, in the order given.",
            "Keys: file, title, articleBody, author, publishedAt, language, mediaType, truncated; or file, error."
        })
final class ExtractCommand implements Callable<Integer> {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    private final JsonLines out;
    private final TextExtractor extractor = new TextExtractor();
    private final ArticleReader reader = new ArticleReader();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            descriptionKey = "extract.files",
            description = "HTML, PDF, Office or plain text, gzipped or not.")
    private List<Path> files = List.of();

    ExtractCommand(JsonLines out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        AtomicBoolean all = new AtomicBoolean(true);
        files.parallelStream().map(this::line).forEachOrdered(line -> {
            out.print(line);
            if (line.containsKey("error")) {
                all.set(false);
            }
        });
        return (all.get() ? ExitCode.OK : ExitCode.PARTIAL).code();
    }

    private Map<String, @Nullable Object> line(Path file) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        try {
            byte[] body = SavedBody.read(file);
            fill(line, body, extractor.extract(body, "", null));
        } catch (IOException e) {
            line.put("error", Unreadable.reason(e));
        }
        return line;
    }

    private void fill(Map<String, @Nullable Object> line, byte[] body, Extraction extraction) {
        if (extraction instanceof Extracted text) {
            boolean html = PAGES.contains(text.mediaType());
            Article article = html ? reader.read(body, null, null) : null;
            Instant publishedAt = article == null ? null : article.publishedAt();
            line.put("title", text.title());
            line.put("articleBody", text.text());
            line.put("author", article == null ? null : article.author());
            line.put("publishedAt", publishedAt == null ? null : publishedAt.toString());
            line.put("language", article == null ? Languages.ofText(text.text()) : article.language());
            line.put("mediaType", text.mediaType());
            line.put("truncated", text.truncated());
        } else if (extraction instanceof Extraction.Unreadable unreadable) {
            line.put("error", unreadable.reason());
        }
    }
}
