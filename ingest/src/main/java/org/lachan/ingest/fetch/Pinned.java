package org.lachan.ingest.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/** Tells the connection exactly the addresses that were checked for it, and looks nothing up. */
final class Pinned implements DnsResolver {
    private final Map<String, List<InetAddress>> checked = new ConcurrentHashMap<>();

    private static String key(String host, int port) {
        return host + ":" + port;
    }

    void pin(String host, int port, List<InetAddress> addresses) {
        checked.put(key(host, port), addresses);
    }

    void unpin(String host, int port, List<InetAddress> addresses) {
        checked.computeIfPresent(key(host, port), (name, current) -> unless(current, addresses));
    }

    @SuppressWarnings("ReferenceEquality") // another exchange's stay, even where they are the same
    private static @Nullable List<InetAddress> unless(List<InetAddress> current, List<InetAddress> old) {
        return current == old ? null : current;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetAddress> addresses = checked.get(key(host, port));
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
