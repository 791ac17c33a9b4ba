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
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }
}
