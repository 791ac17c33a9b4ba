package org.lachan.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Names to addresses that may be connected to. One answer is for one connection: whoever asks again may be told another address.
 * Lookups block, and so have threads of their own.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a future takes its failure too
public final class GuardedDns implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int MOST_WAITING = 10_000;

    private final PublicAddresses addresses;
    private final DnsResolver system;
    private final Duration limit;
    private final ThreadPoolExecutor threads;

    /** @param limit of one lookup, from its beginning */
    public GuardedDns(boolean allowLoopback, Duration limit) {
        this(new PublicAddresses(allowLoopback), limit, SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedDns(PublicAddresses addresses, Duration limit, DnsResolver system) {
        this.addresses = addresses;
        this.limit = limit;
        this.system = system;
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Daemons.named("fetch-names"));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * At least one address; every one is public. Connect to one of these, not to the name.
     *
     * <p>Fails with {@link ForbiddenAddress} when any of them is not public, with {@link UnknownHostException}, with
     * {@link TimeoutException}, and with {@link IllegalArgumentException} for an address in an odd form.
     *
     * @param host a name or an address; IPv6 with or without brackets
     */
    public CompletableFuture<List<InetAddress>> resolve(String host) {
        try {
            Optional<InetAddress> literal = HostLiteral.of(host);
            return literal.isPresent() ? CompletableFuture.completedFuture(checked(host, literal.get())) : lookup(host);
        } catch (ForbiddenAddress | IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<List<InetAddress>> lookup(String host) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        try {
            threads.execute(() -> lookup(host, found));
        } catch (RejectedExecutionException e) {
            found.completeExceptionally(new FetchProblem(Problem.BUSY, "too many names are being looked up"));
        }
        return found;
    }

    private void lookup(String host, CompletableFuture<List<InetAddress>> found) {
        if (found.isDone()) {
            return;
        }
        found.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            found.complete(checked(host, system.resolve(host)));
        } catch (ForbiddenAddress | UnknownHostException e) {
            found.completeExceptionally(e);
        } catch (RuntimeException e) {
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(e);
            found.completeExceptionally(unknown);
        }
    }

    // One address inside a network is enough: who mixes both kinds wants the connection to fall back on it.
    private List<InetAddress> checked(String host, InetAddress... found) throws ForbiddenAddress {
        for (InetAddress address : found) {
            if (!addresses.allows(address)) {
                throw new ForbiddenAddress(host, address.getHostAddress());
            }
        }
        return Arrays.asList(found);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
