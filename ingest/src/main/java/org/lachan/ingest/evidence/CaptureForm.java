package org.lachan.ingest.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lachan.ingest.fetch.Hop;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A capture as bytes: {@code LACHAN-CAPTURE} and the form's version, then in gzip the length of the JSON (four bytes,
 * big-endian), the JSON in UTF-8 and the body.
 */
final class CaptureForm {
    private static final byte[] MARK = {'L', 'A', 'C', 'H', 'A', 'N', '-', 'C', 'A', 'P', 'T', 'U', 'R', 'E', 1};
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CaptureForm() {}

    /** All but the body. */
    private record Head(
            String url,
            Instant at,
            int status,
            String mediaType,
            List<Hop> hops,
            boolean truncated,
            String contentSha256,
            long contentBytes,
            boolean altered) {
        static Head of(Capture capture) {
            return new Head(
                    capture.url(),
                    capture.at(),
                    capture.status(),
                    capture.mediaType(),
                    capture.hops(),
                    capture.truncated(),
                    capture.contentSha256(),
                    capture.contentBytes(),
                    capture.altered());
        }

        Capture with(byte[] body) {
            return new Capture(url, at, status, mediaType, hops, truncated, contentSha256, contentBytes, altered, body);
        }
    }

    static byte[] write(Capture capture) {
        byte[] head = MAPPER.writeValueAsBytes(Head.of(capture));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + capture.body().length / 2);
        bytes.writeBytes(MARK);
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(head.length);
            out.write(head);
            out.write(capture.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse", e);
        }
        return bytes.toByteArray();
    }

    static Capture read(byte[] bytes) throws DamagedCapture {
        if (bytes.length < MARK.length || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new DamagedCapture("no capture, or one of another version", null);
        }
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(bytes, MARK.length, bytes.length - MARK.length)))) {
            int length = in.readInt();
            byte[] head = in.readNBytes(Math.max(0, length));
            if (head.length != length) {
                throw new DamagedCapture("the head ends after " + head.length + " of " + length + " bytes", null);
            }
            return MAPPER.readValue(head, Head.class).with(in.readAllBytes());
        } catch (IOException | JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new DamagedCapture("unreadable: " + e.getClass().getSimpleName(), e);
        }
    }
}
