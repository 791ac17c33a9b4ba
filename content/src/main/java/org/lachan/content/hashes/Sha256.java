package org.lachan.content.hashes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that names media items, sealed bytes, texts and policies. */
public final class Sha256 {
    /** As it stands in hash entries. */
    public static final String ALGORITHM = "SHA256";

    private Sha256() {}

    /** 64 lower-case hex digits. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** What a digest has taken, as 64 lower-case hex digits; the digest begins anew. */
    public static String of(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** For bytes that stream by. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }
}
