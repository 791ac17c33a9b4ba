package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeclaredTypeTest {

    private static byte[] bytes(String latin1) {
        return latin1.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, '%PDF-1.7', application/pdf",
        "text/html; charset=utf-8, 'PK\\3\\4\\0\\0', application/zip",
        "application/json, '\\037\\213\\10\\0', application/gzip",
        "text/html, 'MZ\\220\\0\\3\\0', application/x-executable",
        "text/plain, '\\177ELF\\2\\1\\1\\0', application/x-executable",
        "text/html, '\\211PNG\\r\\n\\032\\n\\0\\0\\0\\rIHDR', application/octet-stream",
        "image/jpeg, '<!DOCTYPE html><html>', text/html",
        "image/jpeg, 'MZ\\220\\0\\3\\0', application/x-executable",
        "image/png, '%PDF-1.4', application/pdf",
        "application/pdf, ' <html>', text/html",
        "application/pdf, 'Not found', text/plain"
    })
    void shouldTellWhatTheBytesAreInstead(String declared, String start, String found) {
        assertThat(DeclaredType.contradiction(declared, bytes(start))).contains(found);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, '<p>MZ'",
        "text/html, ''",
        "'', '%PDF-1.7'",
        "application/pdf, 'junk before %PDF-1.7'",
        "application/octet-stream, 'PK\\3\\4'",
        "application/vnd.oasis.opendocument.text, 'PK\\3\\4\\0'",
        "application/rss+xml, '<?xml version=\"1.0\"?>'",
        "image/png, '\\211PNG\\r\\n\\032\\n\\0'",
        "text/html; charset=utf-16, '<\\0h\\0t\\0m\\0l\\0'"
    })
    void shouldBelieveWhatMayBe(String declared, String start) {
        assertThat(DeclaredType.contradiction(declared, bytes(start))).isEmpty();
    }

    @Test
    void shouldTakeOldVietnameseLettersForText() {
        // given: VISCII writes some capitals as control characters
        byte[] page = "<html>\u0002\u0005\u0006\u0014\u0019\u001e".getBytes(Charset.forName("ISO-8859-1"));

        // then
        assertThat(DeclaredType.contradiction("text/html", page)).isEmpty();
    }
}
