package org.lachan.ingest.evidence;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The block of a warcinfo or metadata record: {@code application/warc-fields}. */
final class WarcFields {
    private final StringBuilder text = new StringBuilder();

    WarcFields add(String name, @Nullable Object value) {
        if (value != null) {
            String line = value.toString().replaceAll("[\\x00-\\x1f\\x7f]", " ");
            text.append(name).append(": ").append(line).append("\r\n");
        }
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
