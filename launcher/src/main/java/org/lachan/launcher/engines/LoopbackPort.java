package org.lachan.launcher.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;

/** Ports of 127.0.0.1. */
public final class LoopbackPort {
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_MS = 2_000;

    private LoopbackPort() {}

    /**
     * The port to listen on.
     *
     * @param wanted 0 for any free one
     * @param what who will listen, for the error: "Kafka (--broker-port)"
     * @throws LaunchFailure {@code PORT_TAKEN}
     */
    public static int choose(int wanted, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw taken(wanted, what, e);
        }
    }

    /** Asks for a port before anything starts that would have to be stopped again; 0 needs no asking. */
    public static void requireFree(int wanted, String what) {
        if (wanted != 0) {
            choose(wanted, what);
        }
    }

    /** Something listens there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException for a number that is no port; 0 is one */
    public static void check(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
        }
    }

    /** The failure that names the port and who wanted it. */
    public static LaunchFailure taken(int port, String what, Exception cause) {
        return new LaunchFailure(
                ExitCode.PORT_TAKEN,
                "Port " + port + " for " + what
                        + " is in use by another program: stop that one or choose another port.",
                "Cổng " + port + " dành cho " + what
                        + " đang được chương trình khác dùng: hãy dừng chương trình đó hoặc chọn cổng khác.",
                cause);
    }
}
