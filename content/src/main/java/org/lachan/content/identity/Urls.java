package org.lachan.content.identity;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one form of an address under which a page is known here. */
public final class Urls {
    private static final int MAX_LENGTH = 2048;
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern UNSAFE = Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]");
    // Parameters that only tell where a reader came from.
    private static final Pattern TRACKING =
            Pattern.compile("(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|zarsrc)");

    private Urls() {}

    /**
     * Lower-cases scheme and host, drops default ports, fragments and tracking parameters, resolves dot segments and
     * writes escapes in one way. The order of the other parameters is kept: it can matter to a server.
     *
     * @param url an absolute http or https address, at most 2,048 characters
     * @throws IllegalArgumentException with one sentence, when it is not one
     */
    public static String normalise(String url) {
        URI uri = parse(url.strip());
        String scheme = schemeOf(uri, url);
        String host = hostOf(uri, url);
        String path = escapes(pathOf(uri));
        String query = query(uri.getRawQuery());
        // Checked again: escapes are longer than what they stand for, and what comes out must go in again.
        return checked(scheme + "://" + host + portOf(uri, scheme) + path + (query.isEmpty() ? "" : "?" + query));
    }

    /** Host of a normalised address, with its port where it is not the default one. */
    public static String host(String url) {
        String normal = normalise(url);
        int start = normal.indexOf("://") + 3;
        return normal.substring(start, normal.indexOf('/', start));
    }

    private static String checked(String url) {
        if (url.isEmpty() || url.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "An address has 1 to " + MAX_LENGTH + " characters, not " + url.length());
        }
        return url;
    }

    private static URI parse(String url) {
        try {
            return new URI(escapeUnsafe(withAsciiHost(checked(url))));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not an address: " + e.getReason() + " at character " + e.getIndex(), e);
        }
    }

    // java.net.URI refuses hosts outside ASCII, which people paste.
    private static String withAsciiHost(String url) {
        int start = url.indexOf("://");
        if (start < 0) {
            return url;
        }
        int end = start + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start + 3, end);
        boolean ascii = authority.chars().allMatch(c -> c < 0x80);
        return ascii ? url : url.substring(0, start + 3) + ascii(authority) + url.substring(end);
    }

    private static String ascii(String authority) {
        int port = authority.lastIndexOf(':');
        String host = port < 0 ? authority : authority.substring(0, port);
        return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED) + (port < 0 ? "" : authority.substring(port));
    }

    private static String escapeUnsafe(String url) {
        Matcher unsafe = UNSAFE.matcher(url);
        return unsafe.replaceAll(match -> percent(match.group()));
    }

    private static String percent(String character) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : character.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            escaped.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
        }
        return escaped.toString();
    }

    private static String schemeOf(URI uri, String url) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException("Only http and https addresses are fetched, not «" + head(url) + "»");
        }
        return scheme;
    }

    private static String hostOf(URI uri, String url) {
        String host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("An address needs a host and no user name: «" + head(url) + "»");
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String head(String url) {
        return url.substring(0, Math.min(80, url.length()));
    }

    private static String portOf(URI uri, String scheme) {
        int standard = scheme.equals("https") ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
    }

    private static String pathOf(URI uri) {
        String path = uri.normalize().getRawPath();
        while (path != null && path.startsWith("/../")) {
            path = path.substring(3);
        }
        return path == null || path.isEmpty() || path.equals("/..") ? "/" : path;
    }

    private static String query(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.isEmpty() && !isTracking(pair))
                        .map(Urls::escapes)
                        .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        return TRACKING.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    // %7E and ~ are the same address; %2f and %2F too.
    private static String escapes(String raw) {
        return ESCAPE.matcher(raw).replaceAll(match -> {
            char c = (char) Integer.parseInt(match.group(1), 16);
            boolean unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            return unreserved ? String.valueOf(c) : match.group().toUpperCase(Locale.ROOT);
        });
    }
}
