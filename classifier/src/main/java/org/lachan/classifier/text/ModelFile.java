package org.lachan.classifier.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a model: magic, format, sizes, calibrations, the known buckets as gaps with weight and document
 * frequency, and the SHA-256 of all that.
 */
public final class ModelFile {
    private static final byte[] MAGIC = "LACHAN-TEXT\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int DIGEST = 32;
    private static final int LARGEST_BITS = 24;

    private ModelFile() {}

    public static byte[] write(TextModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeShort(FORMAT);
            out.writeByte(model.bits());
            out.writeDouble(model.bias());
            write(out, model.calibration(Language.VI));
            write(out, model.calibration(Language.EN));
            writeBuckets(out, model);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        bytes.writeBytes(sha256(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /** Throws {@link BadModel} for bytes that are damaged, of another format or no model at all. */
    public static TextModel read(byte[] bytes) {
        int body = bytes.length - DIGEST;
        if (body < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new BadModel("this is no text model: it does not start with the mark of one");
        }
        if (!Arrays.equals(sha256(Arrays.copyOf(bytes, body)), Arrays.copyOfRange(bytes, body, bytes.length))) {
            throw new BadModel("the text model is damaged: its checksum does not fit its " + bytes.length + " bytes");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes, MAGIC.length, body - MAGIC.length))) {
            return read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadModel("the text model is inconsistent: " + e);
        }
    }

    /** First 16 hex digits of the SHA-256 of the file. */
    public static String version(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes)).substring(0, 16);
    }

    private static TextModel read(DataInputStream in) throws IOException {
        int format = in.readUnsignedShort();
        if (format != FORMAT) {
            throw new BadModel("the text model has format " + format + " and this program reads format " + FORMAT);
        }
        int bits = in.readUnsignedByte();
        if (bits < 1 || bits > LARGEST_BITS) {
            throw new BadModel("the text model is inconsistent: tables of 2^" + bits + " entries");
        }
        double bias = in.readDouble();
        Calibration vietnamese = new Calibration(in.readDouble(), in.readDouble());
        Calibration english = new Calibration(in.readDouble(), in.readDouble());
        byte[] idf = new byte[1 << bits];
        float[] weights = new float[1 << bits];
        int known = in.readInt();
        for (int i = 0, bucket = -1; i < known; i++) {
            bucket += readGap(in);
            if (bucket >= idf.length) {
                throw new BadModel("the text model is inconsistent: a bucket beyond its tables");
            }
            idf[bucket] = in.readByte();
            weights[bucket] = in.readFloat();
        }
        return new TextModel(bits, idf, weights, bias, vietnamese, english);
    }

    private static void write(DataOutputStream out, Calibration calibration) throws IOException {
        out.writeDouble(calibration.slope());
        out.writeDouble(calibration.offset());
    }

    private static void writeBuckets(DataOutputStream out, TextModel model) throws IOException {
        int known = 0;
        for (int bucket = 0; bucket < 1 << model.bits(); bucket++) {
            known += model.idf(bucket) > 0 ? 1 : 0;
        }
        out.writeInt(known);
        for (int bucket = 0, previous = -1; bucket < 1 << model.bits(); bucket++) {
            if (model.idf(bucket) > 0) {
                writeGap(out, bucket - previous);
                out.writeByte(model.idf(bucket));
                out.writeFloat(model.weight(bucket));
                previous = bucket;
            }
        }
    }

    private static void writeGap(DataOutputStream out, int gap) throws IOException {
        int rest = gap;
        while (rest >= 0x80) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readGap(DataInputStream in) throws IOException {
        int gap = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int part = in.readUnsignedByte();
            gap |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return gap;
            }
        }
        throw new BadModel("the text model is inconsistent: a gap without an end");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
