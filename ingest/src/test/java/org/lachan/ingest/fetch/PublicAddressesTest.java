package org.lachan.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "239.1.1.1",
                "255.255.255.255",
                "240.0.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.7",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2001:db8::1",
                "2002:7f00:1::",
                "fec0::1",
                "::10.0.0.1"
            })
    void shouldRefuseWhatIsNotPublic(String literal) throws UnknownHostException {
        assertThat(new PublicAddresses(false).allows(InetAddress.getByName(literal)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2606:4700::1111",
                "2405:4800::1"
            })
    void shouldAllowWhatIsPublic(String literal) throws UnknownHostException {
        assertThat(new PublicAddresses(false).allows(InetAddress.getByName(literal)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
    void shouldOpenOnlyLoopbackWhenAllowed(String literal) throws UnknownHostException {
        // given
        PublicAddresses addresses = new PublicAddresses(true);

        // then
        assertThat(addresses.allows(InetAddress.getByName(literal))).isTrue();
        assertThat(addresses.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(addresses.allows(InetAddress.getByName("169.254.169.254"))).isFalse();
    }
}
