package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lachan.ingest.SmallWeb;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;
import org.lachan.ingest.fetch.FetchOutcome.Refused;

/** Every trick by which a source could make the crawler fetch from inside a network; the table is that of docs/fetcher-safety.md. */
final class ForbiddenPlacesTest {
    private static final Path TABLE = Path.of("../docs/fetcher-safety.md");
    private static final FetchLimits LIMITS =
            new FetchLimits(1000, 5, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** Names of which a table tells the addresses. */
    private record Names(Map<String, List<String>> known, AtomicInteger asked) implements DnsResolver {

        Names(Map<String, List<String>> known) {
            this(known, new AtomicInteger());
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            List<String> literals = known.get(host);
            if (literals == null) {
                throw new UnknownHostException(host);
            }
            InetAddress[] addresses = new InetAddress[literals.size()];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = InetAddress.getByName(literals.get(i));
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final Names NAMES = new Names(Map.of(
            "inside.example", List.of("10.0.0.7"),
            "localhost", List.of("127.0.0.1"),
            "mixed.example", List.of("2606:4700::1111", "10.0.0.7"),
            "six.example", List.of("fd00:ec2::254"),
            "metadata.google.internal", List.of("169.254.169.254")));

    /** Rows of the table: trick, address, outcome. */
    static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> List.of(line.substring(2).split(" \\| ")))
                .map(cells -> cells.stream()
                        .map(cell -> cell.replace("`", "").replace("|", "").strip())
                        .toList());
    }

    private static Fetcher fetcher(boolean loopback, DnsResolver names) {
        GuardedDns dns = new GuardedDns(new PublicAddresses(loopback), Duration.ofSeconds(2), names);
        return new Fetcher(LIMITS, dns, Client.trustingTheSystem(), Clock.systemUTC());
    }

    private static FetchOutcome fetch(Fetcher fetcher, String url) throws Exception {
        return fetcher.fetch(FetchRequest.page(url, Duration.ZERO), Permit.ANY).get(10, TimeUnit.SECONDS);
    }

    private static void assertRefused(FetchOutcome outcome, Problem problem) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                .isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldRefuseEachTrick(List<String> row) throws Exception {
        try (Fetcher fetcher = fetcher(false, NAMES)) {
            assertRefused(fetch(fetcher, row.get(1)), Problem.valueOf(row.get(2)));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldRefuseEachTrickBehindARedirect(List<String> row) throws Exception {
        // given
        boolean loopback = row.get(0).contains("loopback");
        try (SmallWeb web = new SmallWeb();
                Fetcher fetcher = fetcher(true, NAMES)) {
            web.redirect("/a", 302, row.get(1).replaceAll("[^\\x20-\\x7e]", "0"));

            // then
            if (!loopback && row.get(1).chars().allMatch(c -> c < 0x80)) {
                FetchOutcome outcome = fetch(fetcher, web.url("/a"));
                assertThat(outcome).isInstanceOf(Refused.class);
                assertThat(((Refused) outcome).problem()).isIn(Problem.valueOf(row.get(2)), Problem.REDIRECTS);
            }
            assertThat(web.requests.size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void shouldTryATableThatIsNotEmpty() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(40);
    }

    /** Answers with an address that is allowed once, and then with one inside a network. */
    private record Rebinding(AtomicInteger asked) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.7")};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    void shouldConnectToTheAddressThatWasChecked() throws Exception {
        // given
        AtomicInteger asked = new AtomicInteger();
        try (SmallWeb web = new SmallWeb();
                Fetcher fetcher = fetcher(true, new Rebinding(asked))) {
            web.page("/", "text/plain", "hello");
            int port = URI.create(web.url("/")).getPort();

            // when
            FetchOutcome first = fetch(fetcher, "http://rebinding.example:" + port + "/");
            int askedForTheFirst = asked.get();
            FetchOutcome second = fetch(fetcher, "http://rebinding.example:" + port + "/");

            // then
            assertThat(first).isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(
                            fetched.hops().get(0).peer())
                    .isEqualTo("127.0.0.1:" + port));
            assertThat(askedForTheFirst).isEqualTo(1);
            assertRefused(second, Problem.FORBIDDEN_ADDRESS);
            assertThat(web.requests).hasSize(1);
        }
    }

    @Test
    void shouldAskOnceForEachConnectionAndTryEveryAddress() throws Exception {
        // given: only the second address answers
        try (SmallWeb web = new SmallWeb()) {
            web.page("/", "text/plain", "hello");
            Names names = new Names(Map.of("two.example", List.of("127.77.77.77", "127.0.0.1")));
            int port = URI.create(web.url("/")).getPort();
            try (Fetcher fetcher = fetcher(true, names)) {
                // when
                FetchOutcome outcome = fetch(fetcher, "http://two.example:" + port + "/");

                // then
                assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(
                                fetched.hops().get(0).peer())
                        .isEqualTo("127.0.0.1:" + port));
                assertThat(names.asked()).hasValue(1);
            }
        }
    }

    @Test
    void shouldNotUseProxiesOfTheSystem() throws Exception {
        // given
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "9");
        System.setProperty("http.nonProxyHosts", "");
        try (SmallWeb web = new SmallWeb();
                Fetcher fetcher = fetcher(true, NAMES)) {
            web.page("/", "text/plain", "direct");

            // then
            assertThat(fetch(fetcher, web.url("/"))).isInstanceOf(Fetched.class);
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    /** A server of names that does not answer. */
    private record Stuck() implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    void shouldGiveUpANameThatIsNotAnswered() throws Exception {
        try (Fetcher fetcher = fetcher(false, new Stuck())) {
            assertThat(fetch(fetcher, "http://slow.example/"))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.problem()).isEqualTo(Problem.TIMEOUT));
        }
    }

    @Test
    void shouldTellOtherPackagesCheckedAddressesOnly() throws Exception {
        try (GuardedDns dns = new GuardedDns(new PublicAddresses(false), Duration.ofSeconds(2), NAMES)) {
            assertThat(dns.resolve("[2606:4700::1111]").get())
                    .containsExactly(InetAddress.getByName("2606:4700::1111"));
            assertThat(dns.resolve("mixed.example"))
                    .failsWithin(Duration.ofSeconds(2))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(ForbiddenAddress.class);
            assertThat(dns.resolve("nowhere.example"))
                    .failsWithin(Duration.ofSeconds(2))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(UnknownHostException.class);
        }
    }
}
