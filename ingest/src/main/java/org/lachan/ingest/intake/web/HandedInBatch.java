package org.lachan.ingest.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lachan.ingest.intake.JsonRows;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.UnreadableRows;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a partner's request holds. Its size is known before any of it is parsed.
 *
 * @param isSingle one report that stands alone
 */
record HandedInBatch(List<Row> rows, boolean isSingle) {
    static final int MOST_ROWS = 1_000;
    static final int MOST_BYTES = 5 << 20;

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Set<String> LINES = Set.of("application/x-ndjson", "application/jsonl");

    static HandedInBatch of(HttpServletRequest request, Instant now) throws IOException, Problem {
        boolean lines = isLines(request);
        String text = text(request);
        JsonRows json = new JsonRows(now);
        try {
            if (lines) {
                return batch(json.lines(text));
            }
            return text.stripLeading().startsWith("[")
                    ? batch(json.array(text))
                    : single(json, text, request.getHeader(IDEMPOTENCY_KEY));
        } catch (UnreadableRows e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "line " + e.line() + ": " + e.getMessage());
        }
    }

    private static HandedInBatch batch(List<Row> rows) throws Problem {
        if (rows.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "there is no report in it");
        }
        if (rows.size() > MOST_ROWS) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "more than " + MOST_ROWS + " reports at once");
        }
        return new HandedInBatch(rows, false);
    }

    private static HandedInBatch single(JsonRows json, String text, String key) throws UnreadableRows, Problem {
        return new HandedInBatch(List.of(json.one(text, Optional.ofNullable(key))), true);
    }

    private static boolean isLines(HttpServletRequest request) throws Problem {
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a compressed body is not read");
        }
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            boolean lines = LINES.contains(type.getType() + "/" + type.getSubtype());
            boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            if (utf8 && (lines || MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type))) {
                return lines;
            }
        } catch (InvalidMediaTypeException e) {
            throw unsupported();
        }
        throw unsupported();
    }

    private static Problem unsupported() {
        return Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "expected application/json or application/x-ndjson, in UTF-8");
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "more than " + MOST_BYTES + " bytes");
    }

    private static String text(HttpServletRequest request) throws IOException, Problem {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw tooLarge();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "the body is not UTF-8");
        }
    }
}
