package org.lachan.launcher.roles;

import java.util.Set;
import org.lachan.launcher.engines.LoopbackPort;

/**
 * Where partners and the public hand in.
 *
 * @param port 0 to 65535; 0 takes any free one
 * @param proxies addresses of reverse proxies whose {@code X-Forwarded-For} is believed
 */
public record IntakePort(int port, Set<String> proxies) {
    public static final IntakePort FREE = new IntakePort(0, Set.of());

    public IntakePort {
        LoopbackPort.check(port);
        proxies = Set.copyOf(proxies);
    }
}
