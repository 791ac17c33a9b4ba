package org.lachan.ingest.rechecks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.text.TextExtractor;
import org.lachan.ingest.fetch.FetchOutcome;
import org.lachan.ingest.fetch.FetchOutcome.Elsewhere;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Gone;
import org.lachan.ingest.fetch.FetchOutcome.NotModified;
import org.lachan.ingest.fetch.FetchOutcome.Refused;
import org.lachan.ingest.fetch.FetchOutcome.Unread;
import org.lachan.ingest.fetch.FetchOutcome.Validators;
import org.lachan.ingest.fetch.Hop;
import org.lachan.ingest.fetch.Problem;
import org.lachan.ingest.fetch.Redirects;
import org.lachan.ingest.rechecks.Sighting.Outcome;
import org.lachan.ingest.rechecks.Sighting.Reason;

final class RechecksTest {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String URL = "https://bao.example/thoi-su/ngay-hoi-sach-123.html";
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String STORY = "Sáng nay nhà trường tổ chức ngày hội đọc sách cho học sinh. ".repeat(8);
    private static final byte[] PAGE = article("Ngày hội sách", STORY, "1");

    private final Rechecks rechecks = new Rechecks(new TextExtractor());

    @Test
    void shouldTellByTheTextWhetherAPageChanged() {
        // given
        Before known = known(null);

        // then
        assertSeen(fetched(PAGE), known, Outcome.PRESENT, Reason.NONE);
        assertSeen(fetched(article("Ngày hội sách", STORY, "2")), known, Outcome.PRESENT, Reason.NONE);
        assertSeen(fetched(article("Ngày hội sách", STORY + "Tin sửa.", "1")), known, Outcome.CHANGED, Reason.NONE);
        assertSeen(fetched(article("Tựa mới", STORY, "1")), known, Outcome.CHANGED, Reason.NONE);
        assertSeen(new NotModified(URL, AT, 304, List.of()), known, Outcome.PRESENT, Reason.NONE);
    }

    @Test
    void shouldNotCallAPageChangedForItsBytesAlone() {
        // given
        Before bytesOnly = new Before(URL, Sha256.of(PAGE), null, null, null);
        byte[] other = article("Ngày hội sách", STORY, "2");

        // then
        assertThat(rechecks.sight(fetched(other), bytesOnly))
                .isEqualTo(new Sighting(Outcome.PRESENT, Reason.NONE, null, Sha256.of(other)));
        assertSeen(fetched(new byte[] {1, 2, 3}, "image/png"), bytesOnly, Outcome.CHANGED, Reason.NONE);
        assertSeen(fetched(other), Before.of(URL), Outcome.PRESENT, Reason.NONE);
    }

    @ParameterizedTest
    @CsvSource({"GONE, BACK", "RESTRICTED, BACK", "TEMPORARY_FAILURE, PRESENT", "PRESENT, PRESENT", "BACK, PRESENT"})
    void shouldSayThatAPageIsBack(Outcome last, Outcome now) {
        assertSeen(fetched(PAGE), known(last), now, Reason.NONE);
        assertSeen(new Unread(URL, AT, 200, new Redirects(List.of()), List.of()), known(last), now, Reason.NONE);
    }

    @Test
    void shouldCallGoneWhatTheServerCallsGone() {
        assertSeen(new Gone(URL, AT, 404, new byte[0], List.of()), known(null), Outcome.GONE, Reason.NOT_FOUND);
        assertSeen(new Gone(URL, AT, 410, new byte[0], List.of()), known(null), Outcome.GONE, Reason.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Facebook | Bạn hiện không xem được nội dung này | Lỗi này thường do chủ sở hữu chỉ chia sẻ nội dung với một nhóm nhỏ. | GONE | SOFT_404
            Facebook | Nội dung này hiện không hiển thị | | GONE | SOFT_404
            Facebook | This content isn't available right now | When this happens, it's usually because the owner only shared it with a small group. | GONE | SOFT_404
            Trang | Rất tiếc, trang này không khả dụng. | Liên kết bạn theo dõi có thể bị hỏng hoặc trang này có thể đã bị gỡ. | GONE | SOFT_404
            Page | Sorry, this page isn't available. | The link you followed may be broken, or the page may have been removed. | GONE | SOFT_404
            Video không có sẵn | Video không có sẵn | | GONE | SOFT_404
            Video | Video currently unavailable | Looking for videos? Try browsing our trending creators. | GONE | SOFT_404
            X | Hmm...this page doesn’t exist. Try searching for something else. | | GONE | SOFT_404
            X | This Post is from an account that no longer exists. | | GONE | SOFT_404
            Zalo | Nội dung không tồn tại | | GONE | SOFT_404
            Không tìm thấy trang - Báo Mẫu | 404 | Mời bạn xem tin khác | GONE | SOFT_404
            Page not found - Sample News | Oops! | Try the search. | GONE | SOFT_404
            Bài viết không tồn tại | Thông báo | Bài viết đã bị gỡ bởi ban biên tập. | GONE | SOFT_404
            Đăng nhập Facebook | Đăng nhập Facebook | Bạn phải đăng nhập để tiếp tục. | RESTRICTED | LOGIN_WALL
            Facebook | Log in to continue | You must log in to continue. | RESTRICTED | LOGIN_WALL
            Diễn đàn | Thông báo | Bạn cần đăng nhập để xem chủ đề này. | RESTRICTED | LOGIN_WALL
            Profile | This account is private | Follow to see their photos and videos. | RESTRICTED | LOGIN_WALL
            Tài khoản | Tài khoản này là riêng tư | | RESTRICTED | LOGIN_WALL
            Xác nhận độ tuổi | Trang này chỉ dành cho người từ 18 tuổi | | RESTRICTED | AGE_GATE
            Age check | You must be 18 or older to enter | | RESTRICTED | AGE_GATE
            Video | Video này không khả dụng ở quốc gia của bạn | | RESTRICTED | GEO_BLOCK
            Video | The uploader has not made this video available in your country. | | RESTRICTED | GEO_BLOCK
            Notice | This page is unavailable for legal reasons | | RESTRICTED | LEGAL_BLOCK
            Just a moment... | bao.example | Verify you are human by completing the action below. | TEMPORARY_FAILURE | CHALLENGE
            Xác minh | Vui lòng xác minh bạn là con người | | TEMPORARY_FAILURE | CHALLENGE
            """)
    void shouldReadNoticesInPlaceOfAPage(
            String title, String heading, @Nullable String text, Outcome outcome, Reason reason) {
        assertSeen(fetched(notice(title, heading, text)), known(null), outcome, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nội dung này hiện không hiển thị: vì sao?",
                "Video unavailable",
                "Trang không tồn tại",
                "Just a moment",
                "Đăng nhập để tiếp tục",
                "Not available in your country"
            })
    void shouldNotTakeAnArticleAboutANoticeForOne(String title) {
        // given
        byte[] about = article(
                title, "Nhiều người dùng thấy dòng chữ \"" + title + "\" khi mở trang. " + STORY.repeat(2), "1");

        // then
        assertSeen(fetched(about), Before.of(URL), Outcome.PRESENT, Reason.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hôm qua mình mở lại thì thấy video này không khả dụng nữa, buồn ghê.",
                "Mọi người ơi, nhà mình bị báo trang này không tồn tại, ai biết sửa không?",
                "My friend says this video is private but I can still see it on my phone.",
                "Con hỏi: tài khoản riêng tư là gì hả mẹ?"
            })
    void shouldNotTakeAShortPostThatMentionsANoticeForOne(String post) {
        assertSeen(fetched(notice("Lan trên Mạng Mẫu", "Lan", post)), Before.of(URL), Outcome.PRESENT, Reason.NONE);
    }

    @Test
    void shouldNotMindALoginFormBesideAnArticle() {
        // given
        byte[] page = ("<html><head><title>Ngày hội sách</title></head><body><form><p>Vui lòng đăng nhập</p>"
                        + "<input type=password></form><article><h1>Ngày hội sách</h1><p>" + STORY + STORY
                        + "</p></article></body></html>")
                .getBytes(UTF_8);

        // then
        assertSeen(fetched(page), Before.of(URL), Outcome.PRESENT, Reason.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ERROR | Video unavailable | GONE | SOFT_404
            ERROR | Video không có sẵn | GONE | SOFT_404
            LOGIN_REQUIRED | Sign in to confirm your age | RESTRICTED | AGE_GATE
            LOGIN_REQUIRED | Private video | RESTRICTED | LOGIN_WALL
            LOGIN_REQUIRED | Sign in to confirm you’re not a bot | RESTRICTED | LOGIN_WALL
            UNPLAYABLE | The uploader has not made this video available in your country | RESTRICTED | GEO_BLOCK
            """)
    void shouldReadTheStateOfAPlayer(String status, String reason, Outcome outcome, Reason told) {
        // given
        byte[] page =
                ("<html><head><title> - Video</title></head><body><script>var s = {\"playabilityStatus\":{\"status\":\""
                                + status + "\",\"reason\":\"" + reason + "\"}};</script>"
                                + "<p>Giới thiệu</p></body></html>")
                        .getBytes(UTF_8);

        // then
        assertSeen(fetched(page), known(null), outcome, told);
    }

    @ParameterizedTest
    @CsvSource({
        "302, https://bao.example/, GONE, SOFT_404",
        "301, https://www.bao.example/trang-chu, GONE, SOFT_404",
        "302, https://bao.example/?error=404, GONE, SOFT_404",
        "302, https://bao.example/404.html, GONE, SOFT_404",
        "301, https://khac.example/, GONE, SOFT_404",
        "302, https://bao.example/login.php?next=x, RESTRICTED, LOGIN_WALL",
        "302, https://bao.example/accounts/login/, RESTRICTED, LOGIN_WALL",
        "302, https://bao.example/checkpoint/?next, RESTRICTED, LOGIN_WALL",
        "302, https://bao.example/dang-nhap, RESTRICTED, LOGIN_WALL",
        "302, https://accounts.khac.example/x, RESTRICTED, LOGIN_WALL",
        "302, https://bao.example/age-verification, RESTRICTED, AGE_GATE",
        "302, https://consent.khac.example/m, TEMPORARY_FAILURE, CHALLENGE",
        "301, https://khac.example/thoi-su/ngay-hoi-sach-123.html, MOVED, MOVED",
        "308, https://bao.example/giao-duc/ngay-hoi-sach-123.html, MOVED, MOVED",
        "301, http://www.bao.example/thoi-su/ngay-hoi-sach-123.html, PRESENT, NONE",
        "301, https://m.bao.example/thoi-su/ngay-hoi-sach-123.html/, PRESENT, NONE",
        "302, https://bao.example/giao-duc/ngay-hoi-sach-123.html, PRESENT, NONE"
    })
    void shouldJudgeWhereTheWayEnds(int status, String end, Outcome outcome, Reason reason) {
        // given
        Before withoutText = new Before(URL, null, null, "Ngày hội sách", null);
        Redirects redirects = new Redirects(List.of(status));
        Fetched fetched = new Fetched(end, AT, 200, redirects, HTML, PAGE, false, Validators.NONE, List.of());
        Unread unread = new Unread(end, AT, 200, redirects, List.of());

        // then
        assertSeen(fetched, withoutText, outcome, reason);
        assertSeen(unread, withoutText, outcome, reason);
        assertThat(rechecks.sight(unread, withoutText).movedTo()).isEqualTo(outcome == Outcome.MOVED ? end : null);
        assertThat(rechecks.sight(unread, withoutText).sha256()).isNull();
    }

    @Test
    void shouldTakeTheWayToACategoryForARemoval() {
        // given
        byte[] category = article("Thời sự", STORY + "Tin trong ngày.", "1");
        Fetched fetched = new Fetched(
                "https://bao.example/thoi-su",
                AT,
                200,
                new Redirects(List.of(301)),
                HTML,
                category,
                false,
                Validators.NONE,
                List.of());

        // then
        assertSeen(fetched, known(null), Outcome.GONE, Reason.SOFT_404);
    }

    @ParameterizedTest
    @CsvSource({
        "301, https://khac.example/bai-123, MOVED, MOVED",
        "302, https://khac.example/bai-123, TEMPORARY_FAILURE, MOVED",
        "302, https://login.khac.example/x, RESTRICTED, LOGIN_WALL",
        "301, https://khac.example/, GONE, SOFT_404"
    })
    void shouldJudgeAWayToAnotherHostThatWasNotTaken(int status, String target, Outcome outcome, Reason reason) {
        assertSeen(new Elsewhere(URL, AT, status, target, List.of()), known(null), outcome, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "451, DENIED, '', RESTRICTED, LEGAL_BLOCK",
        "401, DENIED, '', RESTRICTED, LOGIN_WALL",
        "403, DENIED, '', RESTRICTED, DENIED",
        "403, DENIED, Nội dung này không khả dụng ở quốc gia của bạn, RESTRICTED, GEO_BLOCK",
        "403, DENIED, This content is not available in your country, RESTRICTED, GEO_BLOCK",
        "403, DENIED, Just a moment..., TEMPORARY_FAILURE, CHALLENGE",
        "403, DENIED, Bạn phải đăng nhập, RESTRICTED, LOGIN_WALL",
        "403, DENIED, Xác minh độ tuổi, RESTRICTED, AGE_GATE",
        "0, FORBIDDEN_ADDRESS, '', TEMPORARY_FAILURE, NETWORK",
        "0, ROBOTS, '', TEMPORARY_FAILURE, NONE",
        "302, REDIRECTS, '', TEMPORARY_FAILURE, NETWORK"
    })
    void shouldJudgeARefusal(int status, Problem problem, String says, Outcome outcome, Reason reason) {
        // given
        byte[] page = says.isEmpty() ? new byte[0] : notice(says, says, null);

        // then
        assertSeen(new Refused(URL, AT, status, problem, "", page, List.of()), known(null), outcome, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "429, THROTTLED, THROTTLED",
        "503, SERVER, SERVER",
        "0, TIMEOUT, TIMEOUT",
        "0, NETWORK, NETWORK",
        "0, UNKNOWN_HOST, NETWORK",
        "0, TLS, NETWORK",
        "0, BUSY, NONE"
    })
    void shouldNeverTakeAFailureForARemoval(int status, Problem problem, Reason reason) {
        assertSeen(
                new Failed(URL, AT, status, problem, "", null, List.of()),
                known(Outcome.GONE),
                Outcome.TEMPORARY_FAILURE,
                reason);
    }

    @Test
    void shouldKnowAChallengeByItsHeader() {
        // given
        Hop hop = new Hop(
                URL,
                "GET",
                AT,
                "HTTP/1.1",
                503,
                List.of(),
                List.of(new Hop.Field("CF-Mitigated", "challenge")),
                null,
                null);

        // then
        assertSeen(
                new Failed(URL, AT, 503, Problem.SERVER, "", null, List.of(hop)),
                known(null),
                Outcome.TEMPORARY_FAILURE,
                Reason.CHALLENGE);
        assertSeen(
                new Refused(URL, AT, 403, Problem.DENIED, "", new byte[0], List.of(hop)),
                known(null),
                Outcome.TEMPORARY_FAILURE,
                Reason.CHALLENGE);
    }

    @Test
    void shouldKnowALoopOverTheLoginPageAsAWall() {
        // given
        Hop hop = new Hop("https://bao.example/login", "GET", AT, "HTTP/1.1", 302, List.of(), List.of(), null, null);

        // then
        assertSeen(
                new Refused(URL, AT, 302, Problem.REDIRECTS, "", new byte[0], List.of(hop)),
                known(null),
                Outcome.RESTRICTED,
                Reason.LOGIN_WALL);
    }

    private void assertSeen(FetchOutcome now, Before before, Outcome outcome, Reason reason) {
        Sighting sighting = rechecks.sight(now, before);
        assertThat(sighting.outcome()).isEqualTo(outcome);
        assertThat(sighting.reason()).isEqualTo(reason);
    }

    private Before known(@Nullable Outcome last) {
        return new Before(
                URL, Sha256.of(PAGE), rechecks.fingerprint(PAGE, HTML).orElseThrow(), "Ngày hội sách - Báo Mẫu", last);
    }

    private static Fetched fetched(byte[] body) {
        return fetched(body, HTML);
    }

    private static Fetched fetched(byte[] body, String type) {
        return new Fetched(URL, AT, 200, new Redirects(List.of()), type, body, false, Validators.NONE, List.of());
    }

    /** @param nonce what differs at each fetch */
    private static byte[] article(String title, String text, String nonce) {
        return ("<html><head><title>" + title
                        + " | Báo Mẫu</title></head><body><nav><a href=/>Trang chủ</a></nav><article><h1>"
                        + title + "</h1><p>" + text + "</p></article><script nonce=" + nonce
                        + "></script></body></html>")
                .getBytes(UTF_8);
    }

    private static byte[] notice(String title, String heading, @Nullable String text) {
        return ("<html><head><title>" + title + "</title></head><body><nav><a href=/>Trang chủ</a></nav><h2>" + heading
                        + "</h2><p>" + (text == null ? "" : text)
                        + "</p><ul><li><a href=/a>Tin đọc nhiều nhất hôm nay ở một nơi khác</a></li></ul></body></html>")
                .getBytes(UTF_8);
    }
}
