package org.lachan.content.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lachan.content.yaml.BadSettings;

final class SourceListTest {

    @Test
    void shouldFillInTheDefaultsOfEachKind() {
        // when
        SourceList list = SourceList.parse("""
                sources:
                  - {id: bao-mau, kind: feed, url: "HTTPS://Bao-Mau.example:443/rss", audience: general}
                  - {id: dien-dan, kind: pages, url: "https://d.example/", audience: teenagers, links: "a.x"}
                  - {id: vuon-tre, kind: mastodon, url: "https://v.example/", audience: children}
                  - {id: duong-day, kind: hotline, url: "https://h.example/r.csv", audience: families}
                """, "sources.yaml");

        // then
        assertThat(list.all())
                .extracting(Source::id, Source::every, Source::maxItems, Source::delay)
                .containsExactly(
                        tuple("bao-mau", Duration.ofMinutes(15), 200, Duration.ofSeconds(1)),
                        tuple("dien-dan", Duration.ofMinutes(30), 200, Duration.ofSeconds(1)),
                        tuple("vuon-tre", Duration.ofMinutes(5), 200, Duration.ofSeconds(1)),
                        tuple("duong-day", Duration.ofMinutes(5), 5000, Duration.ofSeconds(1)));
        assertThat(list.find("bao-mau").orElseThrow().url()).isEqualTo("https://bao-mau.example/rss");
    }

    @Test
    void shouldReportEveryProblemWithItsLine() {
        // given
        String yaml = """
                sources:
                  - id: Bao Mau
                    kind: feed
                    url: ftp://bao-mau.example/rss
                    audience: everybody
                    color: red
                  - id: dien-dan
                    kind: pages
                    url: https://d.example/
                    audience: general
                    every: often
                    max-items: 0
                    delay: 2h
                  - id: dien-dan
                    kind: radio
                    url: https://e.example/
                  - id: vuon-tre
                    kind: mastodon
                    url: https://v.example/
                    audience: children
                    links: a
                    language: tiếng Việt
                """;

        // then
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> SourceList.parse(yaml, "sources.yaml"))
                .satisfies(bad -> assertThat(bad.problems())
                        .extracting(problem -> problem.replaceFirst("^sources.yaml:(\\d+): (.{0,22}).*$", "$1 $2"))
                        .containsExactly(
                                "2 key 'id': expected 2 t",
                                "4 key 'url': Only http a",
                                "5 key 'audience': expect",
                                "6 unknown key 'color'; k",
                                "7 key 'links' is missing",
                                "11 key 'every': expected ",
                                "12 key 'max-items': expec",
                                "13 key 'delay': expected ",
                                "14 key 'audience' is miss",
                                "14 two sources have the i",
                                "15 key 'kind': expected o",
                                "21 unknown key 'links'; k",
                                "22 key 'language': expect"));
    }

    @Test
    void shouldRefuseAFileWithoutSources() {
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> SourceList.parse("sources: []", "sources.yaml"))
                .withMessageContaining("at least one source");
    }

    @Test
    void shouldReadTheDocumentedExample() throws IOException {
        try (InputStream example = SourceList.class.getResourceAsStream("/org/lachan/content/sources.example.yaml")) {
            assertThat(example).isNotNull();
            String yaml = new String(example.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SourceList.parse(yaml, "sources.example.yaml").all())
                    .extracting(Source::kind)
                    .containsExactly(
                            Kind.FEED,
                            Kind.SITEMAP,
                            Kind.PAGES,
                            Kind.MASTODON,
                            Kind.MASTODON,
                            Kind.BLUESKY,
                            Kind.BLUESKY,
                            Kind.YOUTUBE,
                            Kind.YOUTUBE,
                            Kind.FACEBOOK,
                            Kind.TELEGRAM,
                            Kind.FORUM,
                            Kind.HOTLINE)
                    .contains(Kind.values());
        }
    }
}
