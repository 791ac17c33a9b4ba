package org.lachan.content.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.OwnerOnly;

/**
 * Ids of targets, posts and authors: keyed hashes, so that a topic's key tells nobody an address or a handle. All
 * roles of one installation must share the key file, or the same page gets two ids.
 */
public final class Identities {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final SecretKeySpec key;

    Identities(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("An identity key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads {@code identity.key} from the folder, making it on first use.
     *
     * @throws IOException when the file cannot be read or written
     */
    public static synchronized Identities load(Path keysFolder) throws IOException {
        Path file = OwnerOnly.folder(keysFolder).resolve("identity.key");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            OwnerOnly.writeOnce(file, fresh);
        }
        return new Identities(Files.readAllBytes(file));
    }

    /** Id of an address to fetch, 32 hex digits. The address is normalised first. */
    public String targetId(String url) {
        return id("target", Urls.normalise(url));
    }

    /** Id of a post, 32 hex digits: the final fetched address and, where the platform has one, its native id. */
    public String postId(String finalUrl, @Nullable String nativeId) {
        return id("post", Urls.normalise(finalUrl), nativeId == null ? "" : nativeId);
    }

    /** An author's pseudonym, 16 hex digits: another one each month and on each source. */
    public String pseudonym(String sourceId, String handle, YearMonth month) {
        return id("author", sourceId, handle, month.toString()).substring(0, ID_BYTES);
    }

    /** Id of a report, 32 hex digits: the same sender's same reference is the same report. */
    public String reportId(String sender, String reference) {
        return id("report", sender, reference);
    }

    /** Proof that this installation wrote the parts, 32 hex digits; forms carry it and come back with it. */
    public String signature(String... parts) {
        return id("signature", parts);
    }

    // The zero byte between the parts keeps ("ab", "c") and ("a", "bc") apart.
    private String id(String kind, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                mac.update((byte) 0);
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal(), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + ALGORITHM, e);
        }
    }
}
