package org.lachan.ingest.intake.web;

import java.util.Set;
import org.lachan.content.folder.DataFolder;

/**
 * Where the intake listens.
 *
 * @param address of this machine
 * @param port 0 to 65535; 0 takes any free one
 * @param proxies addresses of reverse proxies, whose word on who calls is taken
 */
public record IntakeSettings(String bootstrap, DataFolder folder, String address, int port, Set<String> proxies) {
    public IntakeSettings {
        proxies = Set.copyOf(proxies);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
    }
}
