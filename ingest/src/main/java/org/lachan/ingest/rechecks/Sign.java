package org.lachan.ingest.rechecks;

import java.util.List;
import org.lachan.ingest.rechecks.Sighting.Reason;

/**
 * What sites say instead of a page, in lower case with straight apostrophes; the special ones before the general. They
 * count only where they are what the page is about: news write about removed posts too.
 */
enum Sign {
    CHALLENGE(
            Reason.CHALLENGE,
            "just a moment",
            "checking your browser",
            "checking if the site connection is secure",
            "verify you are human",
            "verifying you are human",
            "verify that you are not a robot",
            "i'm not a robot",
            "are you a robot",
            "our systems have detected unusual traffic",
            "enable javascript and cookies to continue",
            "please complete the security check",
            "attention required! | cloudflare",
            "ddos protection by",
            "đang kiểm tra trình duyệt",
            "xác minh bạn là con người",
            "xác minh bạn không phải là robot",
            "xác nhận bạn không phải là robot",
            "tôi không phải là robot",
            "tôi không phải là người máy",
            "vui lòng nhập mã xác nhận để tiếp tục",
            "lưu lượng truy cập bất thường"),
    GEO_BLOCK(
            Reason.GEO_BLOCK,
            "not available in your country",
            "not available in your region",
            "isn't available in your country",
            "isn't available in your region",
            "not available in your location",
            "blocked in your country",
            "content is withheld in",
            "has been withheld in",
            "not made this video available in your country",
            "không khả dụng ở quốc gia của bạn",
            "không khả dụng tại quốc gia của bạn",
            "không có sẵn ở quốc gia của bạn",
            "không có sẵn tại quốc gia của bạn",
            "không khả dụng ở khu vực của bạn",
            "không khả dụng tại khu vực của bạn",
            "không có ở quốc gia của bạn",
            "không xem được ở quốc gia của bạn",
            "bị hạn chế tại quốc gia của bạn",
            "chưa hỗ trợ tại khu vực của bạn"),
    LEGAL_BLOCK(
            Reason.LEGAL_BLOCK,
            "unavailable for legal reasons",
            "unavailable due to a legal request",
            "removed in response to a legal",
            "due to a legal complaint",
            "due to a court order",
            "không khả dụng vì lý do pháp lý",
            "bị chặn theo yêu cầu của cơ quan chức năng",
            "bị gỡ theo yêu cầu pháp lý",
            "do khiếu nại pháp lý"),
    AGE_GATE(
            Reason.AGE_GATE,
            "sign in to confirm your age",
            "log in to confirm your age",
            "confirm your age",
            "verify your age",
            "age-restricted video",
            "this video is age-restricted",
            "age restricted",
            "you must be 18 or older",
            "you must be 18 years",
            "you must be at least 18",
            "are you over 18",
            "xác nhận độ tuổi",
            "xác minh độ tuổi",
            "xác nhận tuổi",
            "giới hạn độ tuổi",
            "bạn đã đủ 18 tuổi",
            "bạn phải đủ 18 tuổi",
            "chỉ dành cho người từ 18 tuổi"),
    LOGIN_WALL(
            Reason.LOGIN_WALL,
            "you must log in to continue",
            "log in to continue",
            "sign in to continue",
            "log in to see",
            "sign in to view",
            "log into facebook",
            "log in to facebook",
            "log in or sign up to view",
            "join facebook or log in",
            "this account is private",
            "private video",
            "this video is private",
            "these posts are protected",
            "login required",
            "please log in",
            "please sign in",
            "bạn phải đăng nhập",
            "bạn cần đăng nhập",
            "đăng nhập để tiếp tục",
            "đăng nhập để xem",
            "đăng nhập vào facebook",
            "đăng nhập facebook",
            "vui lòng đăng nhập",
            "tài khoản này là riêng tư",
            "video này ở chế độ riêng tư",
            "video riêng tư"),
    SOFT_404(
            Reason.SOFT_404,
            "this content isn't available",
            "content isn't available right now",
            "this content is not available",
            "this content is no longer available",
            "this page isn't available",
            "this page is not available",
            "this page is no longer available",
            "sorry, this page isn't available",
            "video unavailable",
            "this video is unavailable",
            "this video isn't available",
            "this video is no longer available",
            "video currently unavailable",
            "couldn't find this account",
            "this account doesn't exist",
            "this post is from an account that no longer exists",
            "this post was deleted",
            "this post has been removed",
            "this post is unavailable",
            "this video has been removed",
            "account suspended",
            "this account has been terminated",
            "hmm...this page doesn't exist",
            "this page doesn't exist",
            "page not found",
            "page cannot be found",
            "the page you requested could not be found",
            "the page you are looking for",
            "error 404",
            "404 not found",
            "post not found",
            "article not found",
            "this link may be broken",
            "the link you followed may be broken",
            "nội dung này hiện không hiển thị",
            "bạn hiện không xem được nội dung này",
            "nội dung này hiện không có",
            "nội dung này không khả dụng",
            "nội dung không khả dụng",
            "nội dung không tồn tại",
            "nội dung này không còn",
            "nội dung không còn tồn tại",
            "nội dung đã bị xóa",
            "nội dung đã bị gỡ",
            "rất tiếc, trang này không khả dụng",
            "trang này không khả dụng",
            "trang này hiện không khả dụng",
            "trang này không hiển thị",
            "trang này không tồn tại",
            "trang không tồn tại",
            "không tìm thấy trang",
            "trang bạn tìm kiếm không tồn tại",
            "trang bạn yêu cầu không tồn tại",
            "trang bạn đang tìm",
            "video không có sẵn",
            "video này không có sẵn",
            "video không khả dụng",
            "video này không khả dụng",
            "video này không còn",
            "video đã bị xóa",
            "video đã bị gỡ",
            "video hiện không xem được",
            "không tìm thấy tài khoản này",
            "tài khoản này không tồn tại",
            "tài khoản không tồn tại",
            "tài khoản này đã bị khóa",
            "bài viết không tồn tại",
            "bài viết này không tồn tại",
            "bài viết đã bị xóa",
            "bài viết đã bị gỡ",
            "bài viết không còn",
            "không tìm thấy bài viết",
            "không tìm thấy nội dung",
            "liên kết bạn theo dõi có thể bị hỏng",
            "liên kết có thể đã hỏng",
            "liên kết đã hết hạn");

    private final Reason reason;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> phrases;

    Sign(Reason reason, String... phrases) {
        this.reason = reason;
        this.phrases = List.of(phrases);
    }

    Sighting sighting() {
        return switch (this) {
            case CHALLENGE -> Sighting.temporary(reason);
            case SOFT_404 -> Sighting.gone(reason);
            default -> Sighting.restricted(reason);
        };
    }

    /** Whether sites say first whose page it was. */
    boolean isToldLate() {
        return this == CHALLENGE || this == GEO_BLOCK || this == LEGAL_BLOCK;
    }

    /** Whether sites put it as a question. */
    boolean isAsked() {
        return this == CHALLENGE || this == AGE_GATE;
    }

    List<String> phrases() {
        return phrases;
    }
}
