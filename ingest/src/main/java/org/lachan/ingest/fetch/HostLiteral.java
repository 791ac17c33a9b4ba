package org.lachan.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts that are addresses and not names. */
final class HostLiteral {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    // As the WHATWG URL standard tells a number from a name: by the last label, decimal or hexadecimal.
    private static final Pattern ENDS_IN_A_NUMBER =
            Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

    private HostLiteral() {}

    /**
     * Nothing where the host is a name.
     *
     * @throws IllegalArgumentException for an address in another form than the plain one: programs read those differently
     */
    static Optional<InetAddress> of(String host) {
        if (host.indexOf(':') >= 0 || host.startsWith("[")) {
            return Optional.of(v6(host));
        }
        if (V4.matcher(host).matches()) {
            return Optional.of(parsed(host));
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
            throw new IllegalArgumentException("An address is written as four decimal numbers, not as " + host);
        }
        return Optional.empty();
    }

    private static InetAddress v6(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.indexOf('%') >= 0) {
            throw new IllegalArgumentException("An address with a zone is of one machine only: " + host);
        }
        return parsed(bare);
    }

    private static InetAddress parsed(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + literal, e);
        }
    }
}
