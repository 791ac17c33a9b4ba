package org.lachan.ingest.rechecks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address, and what its words say about the page.
 *
 * @param host without "www." and "m."
 * @param segments of the path, in lower case
 */
record Place(String host, List<String> segments, String query) {
    private static final Pattern ALIAS = Pattern.compile("^(www|m|mobile|web|mbasic)\\.(?=.+\\.)");
    private static final Pattern LOGIN_HOST = Pattern.compile("^(accounts?|login|signin|sso|auth|id)\\..+");
    private static final Pattern CONSENT_HOST = Pattern.compile("^(consent|challenges?)\\..+");
    private static final Pattern EXTENSION = Pattern.compile("\\.(html?|php|aspx?|jsp)$");
    private static final Pattern HARMLESS_QUERY =
            Pattern.compile("((error|err|status|ref|lang|hl|locale|src|source|from|notfound|404)(=[^&]*)?(&|$))*");
    private static final Set<String> LOGIN = Set.of(
            "login",
            "log-in",
            "log_in",
            "signin",
            "sign-in",
            "sign_in",
            "logon",
            "dang-nhap",
            "dangnhap",
            "checkpoint",
            "authwall",
            "signup",
            "login_required");
    private static final Set<String> AGE = Set.of(
            "age-verification",
            "age_verification",
            "ageverification",
            "age-gate",
            "agegate",
            "age_gate",
            "verify_age",
            "verify-age",
            "age-check",
            "over18",
            "xac-nhan-tuoi",
            "xac-minh-tuoi");
    private static final Set<String> CHALLENGE = Set.of("captcha", "challenge", "sorry", "cdn-cgi", "recaptcha");
    private static final Set<String> HOME =
            Set.of("home", "index", "default", "trang-chu", "trangchu", "vi", "vn", "en");
    private static final Set<String> MISSING = Set.of(
            "404",
            "notfound",
            "not-found",
            "not_found",
            "pagenotfound",
            "page-not-found",
            "error404",
            "404error",
            "khong-tim-thay",
            "loi-404",
            "removed",
            "unavailable");

    Place {
        segments = List.copyOf(segments);
    }

    static Place of(String url) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getPath() == null ? "" : uri.getPath().toLowerCase(Locale.ROOT);
            List<String> segments = Arrays.stream(path.split("/"))
                    .filter(part -> !part.isEmpty())
                    .toList();
            return new Place(
                    ALIAS.matcher(host).replaceFirst(""), segments, uri.getQuery() == null ? "" : uri.getQuery());
        } catch (URISyntaxException e) {
            return new Place("", List.of(url), "");
        }
    }

    /** Whether only the scheme, an alias of the host or a slash at the end differ. */
    boolean isSame(Place other) {
        return equals(other);
    }

    boolean isHome() {
        boolean root = segments.isEmpty() || (segments.size() == 1 && HOME.contains(word(segments.get(0))));
        return root && HARMLESS_QUERY.matcher(query).matches();
    }

    boolean isLogin() {
        return LOGIN_HOST.matcher(host).matches() || has(LOGIN);
    }

    boolean isAgeGate() {
        return has(AGE);
    }

    boolean isChallenge() {
        return CONSENT_HOST.matcher(host).matches() || has(CHALLENGE);
    }

    boolean isMissingPage() {
        return has(MISSING);
    }

    /** Whether the other one lies below: this is its category or its author. */
    boolean isAbove(Place other) {
        return host.equals(other.host)
                && segments.size() < other.segments.size()
                && other.segments.subList(0, segments.size()).equals(segments);
    }

    private boolean has(Set<String> words) {
        return segments.stream().anyMatch(segment -> words.contains(word(segment)));
    }

    private static String word(String segment) {
        return EXTENSION.matcher(segment).replaceFirst("");
    }
}
