package org.lachan.ingest.intake.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.intake.Wrong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Why a partner's request is not taken: becomes {@code application/problem+json}, RFC 9457. */
final class Problem extends Exception {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpStatus status;
    private final transient @Nullable Duration retryAfter;
    private final transient List<Wrong> errors;

    private Problem(HttpStatus status, String detail, @Nullable Duration retryAfter, List<Wrong> errors) {
        super(detail);
        this.status = status;
        this.retryAfter = retryAfter;
        this.errors = List.copyOf(errors);
    }

    static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, null, List.of());
    }

    static Problem later(HttpStatus status, String detail, Duration wait) {
        return new Problem(status, detail, wait, List.of());
    }

    static Problem of(List<Wrong> errors) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "the report has errors", null, errors);
    }

    ResponseEntity<String> answer() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", getMessage());
        if (!errors.isEmpty()) {
            body.put("errors", errors(errors));
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(retryAfter)));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return new ResponseEntity<>(JSON.writeValueAsString(body), headers, status);
    }

    /** As they stand in answers: {@code key} and {@code reason}. */
    static List<Map<String, String>> errors(List<Wrong> wrongs) {
        return wrongs.stream()
                .map(wrong ->
                        Map.of("key", wrong.key(), "reason", wrong.complaint().reason()))
                .toList();
    }

    static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }
}
