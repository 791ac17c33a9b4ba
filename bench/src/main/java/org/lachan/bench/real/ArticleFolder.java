package org.lachan.bench.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.lachan.launcher.exit.LaunchFailure;

/** Saved pages: the gzipped files of the folder {@code html}. */
final class ArticleFolder {
    private static final String ENDING = ".gz";

    private ArticleFolder() {}

    /**
     * By file name.
     *
     * @throws LaunchFailure {@code BAD_INPUT} when there are none, or one cannot be read
     */
    static List<Article> read(Path folder) {
        Path pages = folder.resolve("html");
        if (!Files.isDirectory(pages)) {
            throw BadInput.missing(pages, "folder of pages", "thư mục trang");
        }
        List<Article> articles =
                files(pages).stream().map(ArticleFolder::article).toList();
        if (articles.isEmpty()) {
            throw BadInput.missing(pages.resolve("*" + ENDING), "page", "trang nào");
        }
        return articles;
    }

    private static List<Path> files(Path pages) {
        try (Stream<Path> files = Files.list(pages)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw BadInput.unreadable(pages, e);
        }
    }

    private static Article article(Path file) {
        try (InputStream html = new GZIPInputStream(Files.newInputStream(file))) {
            return new Article(file.getFileName().toString(), html.readAllBytes());
        } catch (IOException e) {
            throw BadInput.unreadable(file, e);
        }
    }
}
