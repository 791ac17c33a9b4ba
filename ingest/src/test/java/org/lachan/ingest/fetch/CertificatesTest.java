package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.hashes.Sha256;
import org.lachan.ingest.fetch.FetchOutcome.Failed;
import org.lachan.ingest.fetch.FetchOutcome.Fetched;

final class CertificatesTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final FetchLimits LIMITS =
            new FetchLimits(1000, 5, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    private KeyStore valid;

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

    @BeforeEach
    void certify() throws Exception {
        valid = keys("valid", "-alias", "server");
    }

    private KeyStore keys(String name, String... more) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-dname",
                "CN=good.example",
                "-ext",
                "SAN=dns:good.example"));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return keys;
        }
    }

    private static HttpsServer serve(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Client trusting(KeyStore keys) throws Exception {
        return trusting(keys.getCertificate("server"));
    }

    private static Client trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return new Client(tls);
    }

    private static FetchOutcome fetch(Client client, String host, int port) throws Exception {
        GuardedDns dns = new GuardedDns(new PublicAddresses(true), Duration.ofSeconds(2), new Here());
        try (Fetcher fetcher = new Fetcher(LIMITS, dns, client, Clock.systemUTC())) {
            return fetcher.fetch(FetchRequest.page("https://" + host + ":" + port + "/", Duration.ZERO), Permit.ANY)
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static FetchOutcome fetch(KeyStore served, Client client, String host) throws Exception {
        HttpsServer server = serve(served);
        try {
            return fetch(client, host, server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static void assertFailed(FetchOutcome outcome, Problem problem) {
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(problem));
    }

    @Test
    void shouldRecordTheIdentityOfTheOtherEnd() throws Exception {
        // given
        String hash = Sha256.of(valid.getCertificate("server").getEncoded());

        // when
        FetchOutcome outcome = fetch(valid, trusting(valid), "good.example");

        // then
        assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> {
            Hop.Tls tls = Objects.requireNonNull(fetched.hops().get(0).tls());
            assertThat(tls.version()).isEqualTo("TLSv1.3");
            assertThat(tls.cipher()).startsWith("TLS_");
            assertThat(tls.subject()).isEqualTo("CN=good.example");
            assertThat(tls.certificates()).containsExactly(hash);
        });
    }

    @Test
    void shouldRefuseAnotherName() throws Exception {
        assertFailed(fetch(valid, trusting(valid), "other.example"), Problem.TLS);
    }

    @Test
    void shouldRefuseACertificateThatNobodySigned() throws Exception {
        assertFailed(fetch(valid, Client.trustingTheSystem(), "good.example"), Problem.TLS);
    }

    @Test
    void shouldRefuseACertificateThatIsOver() throws Exception {
        // given
        keys("signed", "-alias", "ca", "-ext", "bc:c");
        KeyStore good = keys("signed", "-alias", "server", "-signer", "ca");
        KeyStore over = keys("signed", "-alias", "late", "-signer", "ca", "-startdate", "-10d", "-validity", "2");
        Client client = trusting(good.getCertificate("ca"));
        good.deleteEntry("ca");
        over.deleteEntry("ca");
        over.deleteEntry("server");

        // then
        assertThat(fetch(good, client, "good.example")).isInstanceOf(Fetched.class);
        assertFailed(fetch(over, client, "good.example"), Problem.TLS);
    }

    @Test
    void shouldRefuseAServerWithoutTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> sayAtOnce(plain));

            // then
            assertFailed(fetch(trusting(valid), "good.example", plain.getLocalPort()), Problem.TLS);
            served.join();
        }
    }

    private static void sayAtOnce(ServerSocket server) {
        try (Socket socket = server.accept()) {
            RawWeb.say(socket.getOutputStream(), "HTTP/1.1 400 Bad Request\r\n\r\n");
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldEndAHandshakeThatIsNotAnswered() throws Exception {
        try (RawWeb web = new RawWeb((path, out, socket) -> Thread.sleep(10_000))) {
            assertFailed(fetch(trusting(valid), "good.example", web.port()), Problem.TIMEOUT);
        }
    }
}
