package org.lachan.content.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * Media types by the first bytes alone: no container is opened here, so that it is safe in this process. Documents of
 * one container, such as Word's, are told apart by whoever reads them.
 */
public final class MediaTypes {
    private static final Set<String> PROGRAMS = Set.of(
            "application/octet-stream",
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-ms-installer",
            "application/x-executable",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-coredump",
            "application/x-elf",
            "application/x-mach-o",
            "application/x-mach-o-universal",
            "application/x-mach-o-executable",
            "application/java-vm",
            "application/vnd.android.dex",
            "application/wasm",
            "application/x-sqlite3",
            "application/x-font-ttf",
            "application/x-font-otf",
            "font/woff",
            "font/woff2");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    /** @param declared helps where the bytes fit several types; empty where none was declared */
    public String detect(byte[] body, String declared) throws IOException {
        Metadata metadata = new Metadata();
        if (!declared.isBlank()) {
            metadata.set(HttpHeaders.CONTENT_TYPE, declared);
        }
        try (InputStream in = TikaInputStream.get(body)) {
            return types.detect(in, metadata).getBaseType().toString();
        }
    }

    /** Whether nobody could read text out of it: programs, fonts, databases and bytes of no known kind. */
    public boolean isProgramOrUnknown(String type) {
        return PROGRAMS.contains(type) || hasProgramAbove(MediaType.parse(type));
    }

    private boolean hasProgramAbove(MediaType type) {
        MediaType above = type == null ? null : registry.getSupertype(type);
        while (above != null && !above.equals(MediaType.OCTET_STREAM)) {
            if (PROGRAMS.contains(above.toString())) {
                return true;
            }
            above = registry.getSupertype(above);
        }
        return false;
    }

    /** Whether bytes of one type may well be declared as the other: the same, or the one a kind of the other. */
    public boolean agree(String declared, String detected) {
        MediaType said = MediaType.parse(declared);
        MediaType seen = MediaType.parse(detected);
        if (said == null || seen == null) {
            return false;
        }
        MediaType one = registry.normalize(said.getBaseType());
        MediaType other = registry.normalize(seen.getBaseType());
        return one.equals(other)
                || registry.isSpecializationOf(one, other)
                || registry.isSpecializationOf(other, one)
                || (isPage(one) && isPage(other));
    }

    private static boolean isPage(MediaType type) {
        return type.equals(MediaType.TEXT_HTML) || type.equals(MediaType.application("xhtml+xml"));
    }
}
