package org.lachan.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses a crawler may connect to: what is reachable by anyone, never what is inside a network. */
final class PublicAddresses {
    // RFC 6890 and its updates: every block that is not globally reachable.
    private static final List<Block> CLOSED_V4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("168.63.129.16", 32), // a cloud's metadata, on a public number
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4));
    private static final Block GLOBAL_V6 = Block.of("2000::", 3);
    private static final List<Block> CLOSED_V6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));
    private static final Block NAT64 = Block.of("64:ff9b::", 96);

    private final boolean allowLoopback;

    PublicAddresses(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    boolean allows(InetAddress address) {
        InetAddress plain = withoutEmbedding(address);
        return plain.isLoopbackAddress() ? allowLoopback : isPublic(plain);
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return CLOSED_V4.stream().noneMatch(block -> block.holds(bytes));
        }
        return GLOBAL_V6.holds(bytes)
                && CLOSED_V6.stream().noneMatch(block -> block.holds(bytes))
                && !isTunnelled(bytes);
    }

    // An IPv4 address inside an IPv6 one reaches the IPv4 one: its rules count.
    private static InetAddress withoutEmbedding(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean embeds = address instanceof Inet6Address v6
                && (NAT64.holds(bytes) || isMapped(bytes) || (v6.isIPv4CompatibleAddress() && !v6.isLoopbackAddress()));
        return embeds ? of(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    // ISATAP (RFC 5214): the last four bytes are an IPv4 address in the network of whoever routes it.
    private static boolean isTunnelled(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }

    /** The addresses whose first {@code bits} bits are those of {@code prefix}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] prefix, int bits) {

        static Block of(String literal, int bits) {
            try {
                return new Block(InetAddress.getByName(literal).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("Not a literal address: " + literal, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = (0xff << (8 - rest)) & 0xff;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (rest == 0 || (address[whole] & mask) == (prefix[whole] & mask));
        }
    }
}
