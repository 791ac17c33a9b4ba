package org.lachan.launcher.sampleweb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where each site listens, as {@code host:port}. Addresses are part of the identity of a post, so a folder remembers
 * its own.
 */
record Addresses(Map<Site, String> hosts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Addresses {
        hosts = Map.copyOf(hosts);
    }

    static Optional<Addresses> load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<Site, String> hosts = JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {});
            return Optional.of(new Addresses(hosts));
        } catch (JacksonException e) {
            throw new IOException(file + " does not hold the addresses of a sample web", e);
        }
    }

    void save(Path file) throws IOException {
        Map<Site, String> ordered = new LinkedHashMap<>(new EnumMap<>(hosts));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(ordered));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    String host(Site site) {
        String host = hosts.get(site);
        if (host == null || host.lastIndexOf(':') < 0) {
            throw new IllegalStateException("No address for the site " + site);
        }
        return host;
    }
}
