package org.lachan.content.sealed;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import org.lachan.content.folder.OwnerOnly;
import org.lachan.content.hashes.Sha256;

/**
 * Encrypts bytes under their reference, {@code sha256-} and the hash of the plain bytes, which is bound to the cipher
 * text: what is put under another reference does not open. Safe for use by several threads.
 */
public final class Seal {
    private static final String PREFIX = "sha256-";
    private static final Pattern REFERENCE = Pattern.compile(PREFIX + "[0-9a-f]{64}");
    private static final String KEY = "sealed.json";

    private static final Configuration CONFIGURATION = AeadConfig2026.get();

    private final Aead aead;

    private Seal(Aead aead) {
        this.aead = aead;
    }

    /**
     * Takes the key {@code sealed.json} of the keys' folder, making both where they are missing.
     *
     * @throws IOException when the key is damaged or the folder cannot be used
     */
    public static Seal open(Path keysFolder) throws IOException {
        try {
            return new Seal(key(OwnerOnly.folder(keysFolder).resolve(KEY)));
        } catch (GeneralSecurityException e) {
            throw new IOException("The sealing key in " + keysFolder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whether there is a key: without one nothing was ever sealed there. */
    public static boolean hasKey(Path keysFolder) {
        return Files.isRegularFile(keysFolder.resolve(KEY));
    }

    private static synchronized Aead key(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION);
            String json =
                    TinkJsonProtoKeysetFormat.serializeKeyset(fresh, CONFIGURATION, InsecureSecretKeyAccess.get());
            OwnerOnly.writeOnce(file, json.getBytes(StandardCharsets.UTF_8));
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(file), CONFIGURATION, InsecureSecretKeyAccess.get())
                .getPrimitive(CONFIGURATION, Aead.class);
    }

    /** The reference of these bytes. */
    public static String reference(byte[] bytes) {
        return PREFIX + Sha256.of(bytes);
    }

    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /**
     * The hash in a reference, 64 hex digits.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String sha256(String reference) {
        if (!isReference(reference)) {
            throw new IllegalArgumentException("Not a reference to sealed bytes: " + reference);
        }
        return reference.substring(PREFIX.length());
    }

    /** @throws IOException when they cannot be encrypted */
    public byte[] seal(byte[] bytes, String reference) throws IOException {
        try {
            return aead.encrypt(bytes, reference.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot encrypt " + bytes.length + " bytes", e);
        }
    }

    /**
     * The plain bytes.
     *
     * @param place of the sealed ones, for people
     * @throws DamagedSeal when they are damaged or were sealed with another key
     */
    public byte[] unseal(byte[] sealed, String reference, String place) {
        try {
            return aead.decrypt(sealed, reference.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new DamagedSeal(reference, place, e);
        }
    }
}
