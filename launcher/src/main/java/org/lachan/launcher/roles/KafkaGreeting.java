package org.lachan.launcher.roles;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Kafka's first request (ApiVersions, version 0), spoken by hand. Kafka's own client takes whatever answers for Kafka:
 * the first bytes of a web server's answer make it ask for 1.2 GB of memory.
 */
final class KafkaGreeting {
    private static final int CONNECT_MS = 3_000;
    private static final int ANSWER_MS = 3_000;
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 20_241;
    private static final byte[] CLIENT = "lachan".getBytes(StandardCharsets.US_ASCII);

    private KafkaGreeting() {}

    /** Who is there. */
    enum Answer {
        KAFKA,
        SOMETHING_ELSE,
        NOBODY
    }

    static Answer of(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MS);
            socket.setSoTimeout(ANSWER_MS);
            return greet(socket);
        } catch (IOException e) {
            return Answer.NOBODY;
        }
    }

    private static Answer greet(Socket socket) {
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(2 + 2 + 4 + 2 + CLIENT.length);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(CORRELATION);
            out.writeShort(CLIENT.length);
            out.write(CLIENT);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            boolean sane = length >= 4 && length <= LONGEST_ANSWER;
            return sane && in.readInt() == CORRELATION ? Answer.KAFKA : Answer.SOMETHING_ELSE;
        } catch (IOException e) {
            return Answer.SOMETHING_ELSE;
        }
    }
}
