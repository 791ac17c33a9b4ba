package org.lachan.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Audience;
import org.lachan.avro.FetchKind;
import org.lachan.avro.FetchTask;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;
import org.lachan.content.sources.DeclaredAudience;
import org.lachan.content.sources.Kind;
import org.lachan.ingest.intake.Category;
import org.lachan.ingest.intake.FiledReport;
import org.lachan.ingest.intake.HandedIn;
import org.lachan.ingest.intake.Sender;

final class ReportProcessorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Sender HOTLINE = Sender.partner("hotline-111", DeclaredAudience.CHILDREN);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(folder, Rig.source("school-news", Kind.FEED, "https://news.example/feed.xml"));
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private FiledReport report(Sender sender, @Nullable String url, String text) {
        HandedIn report = new HandedIn("R1", NOW, null, Category.BULLYING, url, text, null);
        return new FiledReport(rig.identities.reportId(sender.id(), "R1"), sender, report, null, NOW);
    }

    private static String text(Post post) {
        return StandardCharsets.UTF_8.decode(post.getBody()).toString();
    }

    @Test
    void shouldMakeAReportAPostOnceAndAnotherRevisionWhenItSaysSomethingElse() {
        // when
        rig.report(report(HOTLINE, null, "một"))
                .report(report(HOTLINE, null, "một"))
                .report(report(HOTLINE, null, "hai"));

        // then
        List<Post> posts = rig.posts();
        assertThat(posts).extracting(Post::getRevision).containsExactly(1, 2);
        assertThat(posts).extracting(Post::getChange).containsExactly(PostChange.NEW, PostChange.EDITED);
        assertThat(posts).extracting(ReportProcessorTest::text).containsExactly("một", "hai");
        assertThat(posts.get(1).getChanged()).containsExactly("body");
        assertThat(posts.get(1).getPreviousSha256()).isEqualTo(posts.get(0).getContentSha256());
        assertThat(posts.get(0)).satisfies(post -> {
            assertThat(post.getPostId()).isEqualTo(rig.identities.reportId("hotline-111", "R1"));
            assertThat(post.getSourceKind()).isEqualTo(SourceKind.HOTLINE);
            assertThat(post.getAudience()).isEqualTo(Audience.CHILDREN);
            assertThat(post.getUrl()).isEqualTo("https://reports.invalid/" + post.getPostId());
            assertThat(post.getReport().getReportedUrl()).isNull();
            assertThat(post.getReport().getGroup()).isEqualTo("bullying");
            assertThat(post.getPublishedAt()).isEqualTo(NOW);
        });
        assertThat(rig.fetchTasks()).isEmpty();
    }

    @Test
    void shouldFetchThePageThatAPartnerNames() {
        // when
        rig.report(report(HOTLINE, "https://elsewhere.example/a", ""));

        // then
        assertThat(rig.posts()).singleElement().satisfies(post -> assertThat(post.getUrl())
                .isEqualTo("https://elsewhere.example/a"));
        assertThat(rig.fetchTasks()).singleElement().satisfies(task -> {
            assertThat(task.getKind()).isEqualTo(FetchKind.POST);
            assertThat(task.getSourceKind()).isEqualTo(SourceKind.REPORT);
            assertThat(task.getHost()).isEqualTo("elsewhere.example");
            assertThat(task.getTargetId()).isEqualTo(rig.identities.targetId("https://elsewhere.example/a"));
        });
    }

    @Test
    void shouldLetThePublicSendUsOnlyWhereASourceGoesAnyway() {
        // when
        rig.report(report(Sender.PUBLIC, "https://elsewhere.example/a", "một"));

        // then
        assertThat(rig.posts()).singleElement().satisfies(post -> {
            assertThat(post.getSourceKind()).isEqualTo(SourceKind.REPORT);
            assertThat(post.getSourceId()).isEqualTo("public");
        });
        assertThat(rig.fetchTasks()).isEmpty();

        // when
        rig.report(report(Sender.PUBLIC, "https://news.example/b", "một"));

        // then
        assertThat(rig.fetchTasks())
                .singleElement()
                .extracting(FetchTask::getSourceId, FetchTask::getSourceKind)
                .containsExactly("school-news", SourceKind.FEED);
    }
}
