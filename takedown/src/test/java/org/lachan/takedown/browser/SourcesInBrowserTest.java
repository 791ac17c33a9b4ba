package org.lachan.takedown.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.avro.SourceStatus;

/** The pages of sources and the public register; {@code -Dlachan.pictures=folder} also leaves pictures to look at. */
@ExtendWith(InChromium.class)
class SourcesInBrowserTest {

    private static final String LIST = """
            sources:
              - id: bao-tin-sang
                kind: feed
                url: https://bao.example/rss
                audience: general
                every: 15m
              - id: dien-dan-hoc-sinh
                kind: pages
                url: https://dien-dan.hoc-sinh.example/moi
                audience: teenagers
                links: h2 a
              - id: vuon-tre
                kind: mastodon
                url: https://vuon-tre.example/
                audience: children
              - id: kenh-thieu-nhi
                kind: youtube
                channel: UC123
                audience: children
            """;
    private static final String FORUM =
            "  - {id: dien-dan-cha-me, kind: feed, url: 'https://cha-me.example/rss', audience: families}\n";

    private static List<String> pages;

    @BeforeAll
    static void fill(Stage stage) {
        UUID open = stage.open("followed");
        stage.released(LIST + account(open));
        Instant now = Instant.now();
        stage.told(status("bao-tin-sang", now, now)
                .setNewestPublishedAt(now.minusSeconds(1500))
                .setNewestSeenAt(now.minusSeconds(300))
                .setFresh(1204)
                .setChanged(37)
                .setGone(4)
                .setWaiting(12)
                .setErrors(Map.of("timeout", 3L, "not_a_kind_we_know", 1L))
                .build());
        stage.told(status("dien-dan-hoc-sinh", now, null)
                .setErrors(Map.of("robots", 41L))
                .build());
        stage.told(status("vuon-tre", now, now.minus(7, ChronoUnit.HOURS))
                .setErrors(Map.of("server", 9L, "circuit", 4L, "throttled", 2L))
                .setPausedHosts(List.of("vuon-tre.example"))
                .build());
        stage.told(
                status("kenh-thieu-nhi", now, null).setErrors(Map.of("key", 2L)).build());
        stage.told(status("nguon-cu", now, now).build());
        String returned = path(stage.returnedList(LIST + FORUM).id());
        String waiting =
                path(stage.proposed(LIST.replace("h2 a", "article h3 a").replace("vuon-tre", "vuon-moi") + FORUM)
                        .id());
        String unfit = path(stage.proposed(LIST + account(UUID.randomUUID())).id());
        pages = List.of(
                "/sources",
                "/sources?kind=FORUM",
                "/sources?troubled=true",
                "/sources/new",
                waiting,
                returned,
                unfit,
                "/register/sources");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void shouldBeAccessible(String language, Visitors visitors) {
        // given
        List<String> faults = new ArrayList<>();
        Visit stranger = visitors.arrive();
        stranger.open("/register/sources?lang=" + language);
        faults.addAll(stranger.faults());
        faults.addAll(stranger.narrowFaults());
        picture(stranger, language + "-register");
        Visit binh = visitors.arrive().login("binh").mustBeOn("/");
        binh.open("/?lang=" + language);

        // when
        for (String path : pages) {
            binh.open(path);
            faults.addAll(binh.faults());
            faults.addAll(binh.narrowFaults());
            picture(binh, language + path.replaceAll("[^a-zA-Z0-9]+", "_"));
            assertThat(binh.outline().get("language")).as(path).isEqualTo(language);
        }

        // then
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldShowEveryProblemOfAList(Visitors visitors) {
        // given
        Visit van = visitors.arrive().login("van").mustBeOn("/");
        van.tabAndEnter("nav a[href='/sources']");
        van.mustBeOn("/sources").tabAndEnter("#propose");
        van.mustBeOn("/sources/new").tabTo("#yaml");

        // when
        van.type(LIST.replace("kind: feed", "kind: rss"));
        van.tabAndEnter("main button[type=submit]");

        // then
        van.mustSay("#problem", "1 chỗ phải sửa");
        assertThat(van.faults()).isEmpty();
        assertThat(van.narrowFaults()).isEmpty();
        picture(van, "vi-problems");
    }

    @Test
    void shouldTakeAnotherOperatorToRelease(Stage stage, Visitors visitors) {
        // given
        Visit van = visitors.arriveWithoutScript().login("van").mustBeOn("/");
        van.open("/sources/new");
        van.tabTo("#yaml").type(LIST + FORUM.replace("dien-dan-cha-me", "dien-dan-khac"));
        van.tabAndEnter("main button[type=submit]");
        van.mustBeIn("WAITING");
        assertThat(van.find("#release").count()).isZero();

        // when
        Visit binh = visitors.arriveWithoutScript().login("binh").mustBeOn("/");
        binh.open(URI.create(van.page().url()).getPath());
        binh.tabAndEnter("#release button");

        // then
        binh.mustBeIn("RELEASED").mustSay(".flash", "Đã công bố");
        Visit stranger = visitors.arriveWithoutScript();
        stranger.open("/register/sources");
        stranger.mustSay("main", "dien-dan-khac");
    }

    private static String path(UUID proposal) {
        return "/sources/proposals/" + proposal;
    }

    private static String account(UUID caseId) {
        return "  - {id: mot-nguoi, kind: mastodon, url: 'https://mang.example/', audience: general, account: ai-do, case: '"
                + caseId + "', expires: '" + Instant.now().plus(20, ChronoUnit.DAYS) + "'}\n";
    }

    private static SourceStatus.Builder status(String id, Instant polled, @Nullable Instant succeeded) {
        return SourceStatus.newBuilder()
                .setSourceId(id)
                .setPartition(0)
                .setAskedAt(polled)
                .setPolledAt(polled)
                .setSucceededAt(succeeded)
                .setAt(polled);
    }

    private static void picture(Visit visit, String name) {
        String folder = System.getProperty("lachan.pictures");
        if (folder == null) {
            return;
        }
        visit.page().screenshot(options(folder, name));
        visit.page().setViewportSize(320, 640);
        visit.page().screenshot(options(folder, "narrow-" + name));
        visit.page().setViewportSize(1280, 800);
    }

    private static Page.ScreenshotOptions options(String folder, String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + ".png"))
                .setFullPage(true);
    }
}
