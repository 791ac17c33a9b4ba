package org.lachan.content.documents;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lachan.content.documents.DocumentText.Read;
import org.lachan.content.documents.DocumentText.Unread;

/** How a document goes to the reader's process and its text comes back. */
final class Wire {
    private static final int READ = 1;
    private static final int UNREAD = 2;
    private static final int READY = 3;
    private static final int MOST_BYTES = 256 << 20;

    private Wire() {}

    /** @param declared empty where no media type was declared */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(byte[] body, String declared) {

        void writeTo(DataOutputStream out) throws IOException {
            writeBytes(out, declared.getBytes(StandardCharsets.UTF_8));
            writeBytes(out, body);
            out.flush();
        }

        /** @throws EOFException when the other side is gone */
        static Request readFrom(DataInputStream in) throws IOException {
            String declared = readText(in);
            return new Request(readBytes(in), declared);
        }
    }

    static void sayReady(DataOutputStream out) throws IOException {
        out.writeByte(READY);
        out.flush();
    }

    static void awaitReady(DataInputStream in) throws IOException {
        if (in.readByte() != READY) {
            throw new IOException("Not a reader's greeting");
        }
    }

    static void write(DocumentText text, DataOutputStream out) throws IOException {
        if (text instanceof Read read) {
            out.writeByte(READ);
            out.writeBoolean(read.title() != null);
            writeText(out, read.title() == null ? "" : read.title());
            writeText(out, read.text());
            writeText(out, read.mediaType());
            out.writeBoolean(read.truncated());
        } else if (text instanceof Unread unread) {
            out.writeByte(UNREAD);
            writeText(out, unread.reason());
        }
        out.flush();
    }

    static DocumentText read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case READ -> readRead(in);
            case UNREAD -> new Unread(readText(in));
            default -> throw new IOException("Not a reader's answer: " + kind);
        };
    }

    private static Read readRead(DataInputStream in) throws IOException {
        boolean titled = in.readBoolean();
        String title = readText(in);
        String text = readText(in);
        String mediaType = readText(in);
        return new Read(titled ? title : null, text, mediaType, in.readBoolean());
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("Not a length: " + length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
