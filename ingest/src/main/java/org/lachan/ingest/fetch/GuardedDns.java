package org.lachan.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Names to addresses, at the moment of connecting: a check before that could be answered with one address and the
 * connection with another.
 */
final class GuardedDns implements DnsResolver {
    private final PublicAddresses addresses;

    GuardedDns(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (InetAddress address : found) {
            if (!addresses.allows(address)) {
                throw refusal(host, address);
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    // The interface allows no other checked type; the cause tells a refusal from an unknown name.
    private static UnknownHostException refusal(String host, InetAddress address) {
        UnknownHostException refusal = new UnknownHostException(host);
        refusal.initCause(new ForbiddenAddress(host, address.getHostAddress()));
        return refusal;
    }
}
