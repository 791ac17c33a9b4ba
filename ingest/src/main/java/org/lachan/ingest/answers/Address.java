package org.lachan.ingest.answers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An address of an interface: the base, a path below it, and parameters, percent-encoded. */
public final class Address {
    private final String url;

    private Address(String url) {
        this.url = url;
    }

    /** @param base with or without a slash at its end */
    public static Address of(String base, String path) {
        return new Address((base.endsWith("/") ? base : base + "/") + path);
    }

    /** Text that may stand in a path or a parameter. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Address with(String name, String value) {
        return new Address(url + (url.contains("?") ? "&" : "?") + name + "=" + encoded(value));
    }

    /** Without the parameter where it has no value. */
    public Address withOptional(String name, @Nullable String value) {
        return value == null ? this : with(name, value);
    }

    @Override
    public String toString() {
        return url;
    }
}
