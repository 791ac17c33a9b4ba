package org.lachan.classifier.posts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.content.sealed.SealedStore;
import org.lachan.content.text.Extraction.Extracted;
import org.lachan.content.text.TextExtractor;

/** Reads bodies as in production, except for the words "hang" and "exhaust". */
public final class SlowReading {
    private SlowReading() {}

    public static BodyReader create(SealedStore bodies, TimeLimit limit, Path attempts) throws IOException {
        TextExtractor extractor = new TextExtractor();
        return new BodyReader(
                bodies,
                (body, type, title) -> {
                    switch (new String(body, StandardCharsets.UTF_8)) {
                        case "hang" -> hang();
                        case "exhaust" -> throw new OutOfMemoryError("for the test");
                        case "bug" -> throw new IllegalStateException("for the test");
                        default -> {}
                    }
                    return extractor.extract(body, type, title);
                },
                // None is: what hangs and what exhausts must be guarded here.
                (body, type) -> false,
                limit,
                new Attempts(attempts));
    }

    private static Extracted hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("should have been left behind");
    }
}
