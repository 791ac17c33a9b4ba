package org.lachan.ingest.revisions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.text.Fingerprint;

/**
 * What makes two looks at a post the same. Pages differ in their bytes at each fetch; what people see of them does not.
 *
 * @param sha256 of the bytes, hex
 * @param parts of what people see, by name: title, body, media; empty where only the bytes could be compared
 */
public record Version(String sha256, Map<String, String> parts) {
    private static final int DIGITS = 32;

    public Version {
        parts = parts == null ? Map.of() : Map.copyOf(parts);
    }

    /** Of bytes that are not read here. */
    public static Version ofBytes(byte[] bytes) {
        return new Version(Sha256.of(bytes), Map.of());
    }

    /** @param media addresses of its pictures and videos */
    public static Version of(byte[] bytes, @Nullable String title, String text, List<String> media) {
        return new Version(
                Sha256.of(bytes),
                Map.of(
                        "title",
                        Fingerprint.of(title == null ? "" : title),
                        "body",
                        Fingerprint.of(text),
                        "media",
                        hash(String.join("\n", media))));
    }

    private static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    boolean sameAs(Version other) {
        return sha256.equals(other.sha256) || (!parts.isEmpty() && parts.equals(other.parts));
    }

    /** Names of the parts that differ; {@code body} where only the bytes can be compared. */
    public List<String> changedSince(Version before) {
        if (parts.isEmpty() || before.parts.isEmpty()) {
            return sameAs(before) ? List.of() : List.of("body");
        }
        List<String> changed = new ArrayList<>();
        new TreeMap<>(parts).forEach((name, value) -> {
            if (!value.equals(before.parts.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }
}
