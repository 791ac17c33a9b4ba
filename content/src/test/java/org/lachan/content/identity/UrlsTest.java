package org.lachan.content.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP://Bao.Example/Tin, http://bao.example/Tin",
        "http://bao.example:80, http://bao.example/",
        "https://bao.example:443/a, https://bao.example/a",
        "https://bao.example:8443/a, https://bao.example:8443/a",
        "http://bao.example./a, http://bao.example/a",
        "http://bao.example/a/../b/./c, http://bao.example/b/c",
        "http://bao.example/../../a, http://bao.example/a",
        "http://bao.example/a#phan-2, http://bao.example/a",
        "http://bao.example/a?utm_source=x&id=7&fbclid=y, http://bao.example/a?id=7",
        "http://bao.example/a?b=2&a=1, http://bao.example/a?b=2&a=1",
        "http://bao.example/a?, http://bao.example/a",
        "http://bao.example/%7Enam/%c3%a1, http://bao.example/~nam/%C3%A1",
        "http://bao.example/trẻ em, http://bao.example/tr%E1%BA%BB%20em",
        "http://báo.example/a, http://xn--bo-mia.example/a",
        "http://[2001:DB8::1]:8080/a, http://[2001:db8::1]:8080/a",
    })
    void shouldGiveOneFormOfOneAddress(String url, String normal) {
        // then
        assertThat(Urls.normalise(url)).isEqualTo(normal);
        assertThat(Urls.normalise(normal)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bao.example/a",
                "ftp://bao.example/a",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http:///a",
                "http://user:pass@bao.example/",
                "http://bao.example:port/",
                "mailto:a@b.example"
            })
    void shouldRefuseWhatIsNotAnAddressOfThePublicWeb(String url) {
        // then
        assertThatThrownBy(() -> Urls.normalise(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAnEndlessAddress() {
        // given
        String url = "http://bao.example/" + "a".repeat(2048);

        // then
        assertThatThrownBy(() -> Urls.normalise(url)).hasMessageContaining("2048");
    }

    @Test
    void shouldNameTheHostWithItsPort() {
        // then
        assertThat(Urls.host("http://Bao.Example:8080/a")).isEqualTo("bao.example:8080");
        assertThat(Urls.host("http://Bao.Example:80")).isEqualTo("bao.example");
    }

    @Test
    void shouldRefuseWhatOnlyEscapingMakesEndless() {
        // given
        String url = "http://bao.example/" + "ạ".repeat(1000);

        // then
        assertThatThrownBy(() -> Urls.normalise(url)).hasMessageContaining("2048");
    }
}
