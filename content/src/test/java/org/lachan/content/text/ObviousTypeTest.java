package org.lachan.content.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObviousTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chào các bạn!",
                "MZ nhìn như một chương trình",
                "From: một câu bắt đầu như thư điện tử",
                "#!/bin/sh là một câu đùa",
                "  \n\tthụt vào 😀",
            })
    void shouldTakeProseForPlainText(String text) {
        assertThat(ObviousType.of(text.getBytes(UTF_8), "Text/Plain; charset=utf-8"))
                .contains("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html lang=vi>",
                "\r\n <HTML>",
                "<p>Chào các bạn!</p>",
                "<p class='a'>Chào",
                "<a\nhref='/'>",
                "<br/>",
                "Chào <b>các bạn</b>",
            })
    void shouldTakeMarkupForAPage(String text) {
        assertThat(ObviousType.of(text.getBytes(UTF_8), "text/html")).contains("text/html");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | %PDF-1.7",
                "text/plain | {\\rtf1 chào}",
                "text/plain | <html><body>chào",
                "text/plain | chào <b>các bạn</b>",
                "text/html | <?xml version='1.0'?><rss>",
                "text/html | <rss version='2.0'>",
                "text/html | <svg>",
                "text/html | <product>",
                "text/html | %PDF-1.7",
                "application/xhtml+xml | <html>",
                "application/pdf | chào",
                "'' | chào",
            })
    void shouldLeaveTheRestToTika(String declared, String text) {
        assertThat(ObviousType.of(text.getBytes(UTF_8), declared)).isEmpty();
    }

    @Test
    void shouldLeaveBytesThatAreNoLettersToTika() {
        assertThat(ObviousType.of("chào".getBytes(UTF_16), "text/plain; charset=utf-16"))
                .isEmpty();
        assertThat(ObviousType.of(new byte[] {'M', 'Z', 0, 3}, "text/plain")).isEmpty();
        assertThat(ObviousType.of(new byte[] {'<', 'p', '>', 0}, "text/html")).isEmpty();
    }
}
