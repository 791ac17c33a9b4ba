package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;

/** As many hosts at once as a crawler of a country's media has. */
final class ManyHostsTest {
    private static final int HOSTS = 2000;
    private static final FetchLimits LIMITS =
            new FetchLimits(1 << 20, 5, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** Answers nobody until all have asked. */
    private static final class PatientWeb implements AutoCloseable {
        private static final byte[] ANSWER =
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
        private final ServerSocketChannel server = ServerSocketChannel.open();
        private final Selector selector = Selector.open();
        private final List<SocketChannel> asking = new ArrayList<>();
        private final int awaited;
        private volatile int most;

        PatientWeb(int awaited) throws IOException {
            this.awaited = awaited;
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), HOSTS);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            Thread thread = new Thread(this::serve, "patient-web");
            thread.setDaemon(true);
            thread.start();
        }

        int port() throws IOException {
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        }

        int most() {
            return most;
        }

        private void serve() {
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            try {
                while (selector.isOpen()) {
                    selector.select();
                    for (SelectionKey key : selector.selectedKeys()) {
                        handle(key, buffer);
                    }
                    selector.selectedKeys().clear();
                }
            } catch (IOException | ClosedSelectorException e) {
                assertThat(selector.isOpen()).isFalse();
            }
        }

        private void handle(SelectionKey key, ByteBuffer buffer) throws IOException {
            if (key.isAcceptable()) {
                for (SocketChannel one = server.accept(); one != null; one = server.accept()) {
                    one.configureBlocking(false);
                    one.register(selector, SelectionKey.OP_READ);
                }
            } else if (isOver((SocketChannel) key.channel(), buffer)) {
                key.channel().close();
            } else {
                asking.add((SocketChannel) key.channel());
                most = Math.max(most, asking.size());
                if (asking.size() >= awaited) {
                    answerAll();
                }
            }
        }

        private static boolean isOver(SocketChannel channel, ByteBuffer buffer) {
            try {
                return channel.read(buffer.clear()) < 0;
            } catch (IOException e) {
                return true; // the client closed it
            }
        }

        private void answerAll() throws IOException {
            for (SocketChannel one : asking) {
                one.write(ByteBuffer.wrap(ANSWER));
            }
            asking.clear();
        }

        @Override
        public void close() throws IOException {
            selector.close();
            server.close();
        }
    }

    /** Every name is this machine. */
    private record Here() implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Fetcher fetcher(FetchLimits limits) {
        GuardedDns dns = new GuardedDns(new PublicAddresses(true), Duration.ofSeconds(5), new Here());
        return new Fetcher(limits, dns, Client.trustingTheSystem(), Clock.systemUTC());
    }

    private static List<CompletableFuture<FetchOutcome>> ask(Fetcher fetcher, int port, int hosts) {
        List<CompletableFuture<FetchOutcome>> all = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            String url = "http://host" + i + ".example:" + port + "/";
            all.add(fetcher.fetch(FetchRequest.page(url, Duration.ofSeconds(1)), Permit.ANY));
        }
        return all;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fetch-"))
                .count();
    }

    @Test
    void shouldFetchFromTwoThousandHostsAtOnceWithFewThreads() throws Exception {
        try (PatientWeb web = new PatientWeb(HOSTS);
                Fetcher fetcher = fetcher(LIMITS)) {
            // given
            long before = threads();

            // when
            List<CompletableFuture<FetchOutcome>> all = ask(fetcher, web.port(), HOSTS);
            while (web.most() < HOSTS / 2) {
                Thread.sleep(10);
            }
            long threads = threads() - before;
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            // then
            assertThat(all).allSatisfy(one -> assertThat(one.join()).isInstanceOf(Fetched.class));
            assertThat(web.most()).isEqualTo(HOSTS);
            assertThat(threads).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void shouldKeepTheRestWaitingWhereFewerMayBeUnderWay() throws Exception {
        // given
        FetchLimits ten = new FetchLimits(
                1000, 5, LIMITS.connect(), LIMITS.silence(), LIMITS.head(), LIMITS.total(), 100, 1000, 10, 1L << 20);
        try (PatientWeb web = new PatientWeb(10);
                Fetcher fetcher = fetcher(ten)) {
            // when
            List<CompletableFuture<FetchOutcome>> all = ask(fetcher, web.port(), 100);
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            // then
            assertThat(all).allSatisfy(one -> assertThat(one.join()).isInstanceOf(Fetched.class));
            assertThat(web.most()).isEqualTo(10);
        }
    }
}
